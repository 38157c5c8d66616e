package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.lake.Releases;
import io.plumbline.lake.Releases.Release;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A release of one opportunity that was created and won, with five touches, and a night after it that was withheld. */
@ExtendWith(Spark.class)
@TestInstance(Lifecycle.PER_CLASS)
class ExplainCreditTest {
    private static final String ID = "006Hb0000A14NvoIQE";
    private static final String FILE = "2026-03-12/mail/activity.csv";
    private static final String CREDIT_COLUMNS =
            "conversion_key BIGINT, model_key BIGINT, conversion_month INT, touch_key BIGINT,"
                    + " position INT, touches INT, credited_conversions DECIMAL(8,6), credited_amount DECIMAL(18,4),"
                    + " unattributed_reason STRING";
    private static final String SHARE_COLUMNS =
            "model_key BIGINT, milestone_key BIGINT, channel_key BIGINT, place INT, value DOUBLE";
    private static final String UNATTRIBUTED =
            "(32, xxhash64('model:linear'), 202601, -1, 0, 0, 1, 100, 'no_touch_in_lookback')";

    @TempDir
    private static Path folder;

    private Releases releases;

    @BeforeAll
    void publish(SparkSession spark) {
        LakeFixture lake = new LakeFixture(spark, folder)
                .table(
                        "gold.fct_opportunity",
                        "opportunity_key BIGINT, opportunity_id STRING, source_system STRING, stage STRING",
                        "(21, '%s', 'crm', 'Closed Won')".formatted(ID))
                .table(
                        "silver.opportunity",
                        "opportunity_key BIGINT, source_id STRING, is_deleted BOOLEAN, crm_opportunity_id STRING",
                        "(21, '%s', false, NULL), (22, 'D22', false, '%s'), (23, 'O23', true, NULL)".formatted(ID, ID))
                .table(
                        "silver.conversion",
                        "conversion_key BIGINT, milestone STRING, opportunity_key BIGINT, account_key BIGINT,"
                                + " converted_at TIMESTAMP, converted_on DATE, month INT, amount DECIMAL(18,4),"
                                + " lead_created_at TIMESTAMP, opportunity_created_at TIMESTAMP, basis STRING",
                        """
                        (31, 'closed_won', 21, 70, '2026-03-10 12:00:00', '2026-03-10', 202603, 100, NULL, NULL, 'contact_roles'),
                        (32, 'opportunity_created', 21, 70, '2026-01-15 12:00:00', '2026-01-15', 202601, 100, NULL, NULL,
                            'contact_roles')
                        """)
                .table(
                        "silver.conversion_person",
                        "conversion_key BIGINT, person_key BIGINT, month INT",
                        "(31, 7, 202603), (32, 7, 202601)")
                .table("silver.person", "person_key BIGINT, account_key BIGINT", "(7, 70), (8, 70), (9, 71)")
                .table("silver.person_link", "person_record_key BIGINT, person_key BIGINT", "(71, 7), (81, 8), (91, 9)")
                .table("silver.campaign", "campaign_key BIGINT, channel STRING", "(5, 'Webinar')")
                .table(
                        "silver.touch",
                        "touch_key BIGINT, source_system STRING, touch_type STRING, source_id STRING,"
                                + " person_record_key BIGINT, occurred_at TIMESTAMP, occurred_on DATE, month INT,"
                                + " campaign_key BIGINT, channel STRING, _export STRING, _delivery_id STRING, _row BIGINT",
                        touch(1, 71, "2026-02-01", "NULL", "Email") + ", " + touch(2, 71, "2026-03-01", "5", "(none)")
                                + ", " + touch(3, 71, "2026-03-12", "NULL", "Email") + ", "
                                + touch(4, 71, "2025-06-01", "NULL", "Email") + ", "
                                + touch(5, 81, "2026-03-02", "NULL", "Direct") + ", "
                                + touch(6, 91, "2026-03-02", "NULL", "Direct"))
                .table(
                        "gold.dim_campaign",
                        "campaign_key BIGINT, campaign STRING",
                        "(5, 'Spring'), (-2, '(not applicable)')")
                .table("gold.dim_person", "person_key BIGINT, person_id STRING", "(7, 'ab'), (8, 'cd')")
                .table(
                        "gold.dim_model",
                        "model_key BIGINT, model STRING",
                        "(xxhash64('model:linear'), 'linear'), (xxhash64('model:markov'), 'markov'), (-1, '(unknown)')")
                .table(
                        "gold.dim_milestone",
                        "milestone_key BIGINT, milestone STRING, sort_order INT",
                        "(1, 'opportunity_created', 2), (2, 'closed_won', 3), (3, 'lead_created', 1), (-1, '(unknown)', 98)")
                .table(
                        "ops.delivery",
                        "export STRING, delivery_id STRING, file STRING, status STRING, bytes BIGINT,"
                                + " file_modified_at TIMESTAMP, definition STRING, columns ARRAY<STRING>",
                        """
                        ('mail/activity', 'x', '2026-03-13/mail/copy.csv', 'duplicate', 9, NULL, NULL, NULL),
                        ('mail/activity', 'x', '2026-03-12/mail/activity.csv', 'landed', 9, NULL, NULL, NULL)
                        """)
                .table(
                        "gold.fct_attribution_credit",
                        CREDIT_COLUMNS,
                        credit(1, "0.5", "50") + ", " + credit(2, "0.5", "50") + ", " + UNATTRIBUTED);
        lake.commit(
                "gold.fct_attribution_credit",
                CREDIT_COLUMNS,
                credit(1, "0.4", "40") + ", " + credit(2, "0.6", "60") + ", " + UNATTRIBUTED,
                2,
                List.of());
        lake.commit(
                "gold.fct_attribution_credit",
                CREDIT_COLUMNS,
                credit("markov", 1, "0.75", "75") + ", " + credit("markov", 2, "0.25", "25"),
                3,
                List.of());
        lake.table("gold.fct_channel_share", SHARE_COLUMNS, shares("0.3", "0.1"))
                .commit("gold.fct_channel_share", SHARE_COLUMNS, shares("0.1", "0.3"), 4, List.of());
        releases = new Releases(folder);
    }

    private static String touch(int key, int record, String day, String campaign, String channel) {
        return "(%d, 'mail', 'email_click', 'm%d', %d, '%s 12:00:00', '%s', 202603, %s, '%s', 'mail/activity', 'x', %d)"
                .formatted(key, key, record, day, day, campaign, channel, 10 + key);
    }

    private static String credit(int touch, String part, String amount) {
        return credit("linear", touch, part, amount);
    }

    private static String credit(String model, int touch, String part, String amount) {
        return "(31, xxhash64('model:%s'), 202603, %d, %d, 2, %s, %s, '(not applicable)')"
                .formatted(model, touch, touch, part, amount);
    }

    private static String shares(String email, String webinar) {
        return "(xxhash64('model:markov'), xxhash64('milestone:closed_won'), xxhash64('channel:Email'), 0, %s), "
                        .formatted(email)
                + "(xxhash64('model:markov'), xxhash64('milestone:closed_won'), xxhash64('channel:Webinar'), 0, %s)"
                        .formatted(webinar);
    }

    private void release(long version) {
        releases.publish(new Release(
                "r" + version,
                1,
                "2026-03-15T12:00:00Z",
                "hash",
                Map.of("gold.fct_attribution_credit", version, "gold.fct_channel_share", 0L),
                Map.of()));
    }

    @Test
    void everyTouchHasItsCreditOrTheReasonWhyNotAndItsFile() {
        release(0);
        Printed printed = run("-o", "csv", "--opportunity", ID);

        assertThat(printed.messages()).isEmpty();
        assertThat(printed.code()).isZero();
        String amounts = ",USD,";
        assertThat(printed.out().lines())
                .containsExactly(
                        "milestone,model,verdict,position,weight,amount,currency,why,touch_key,occurred_at,channel,campaign,"
                                + "touch_type,person,source_system,source_id,file,row,line",
                        "opportunity_created,linear,unattributed,,1.000000,100.0000" + amounts
                                + "its people have no touch in the 180 days before it,,,,,,,,,,,",
                        "opportunity_created,linear,excluded,,0.000000,0.0000" + amounts
                                + "\"228.00 days before the milestone, beyond the lookback of 180 days\",4,"
                                + "2025-06-01T12:00:00Z,Email,(not applicable),email_click,ab,mail,m4," + FILE + ",14,",
                        "opportunity_created,linear,excluded,,0.000000,0.0000" + amounts
                                + "it came after the milestone,1,"
                                + "2026-02-01T12:00:00Z,Email,(not applicable),email_click,ab,mail,m1," + FILE + ",11,",
                        "opportunity_created,linear,excluded,,0.000000,0.0000" + amounts
                                + "it came after the milestone,2,"
                                + "2026-03-01T12:00:00Z,Webinar,Spring,email_click,ab,mail,m2," + FILE + ",12,",
                        "opportunity_created,linear,excluded,,0.000000,0.0000" + amounts
                                + "it came after the milestone,3,"
                                + "2026-03-12T12:00:00Z,Email,(not applicable),email_click,ab,mail,m3," + FILE + ",13,",
                        "closed_won,linear,credited,1,0.500000,50.0000" + amounts + "100 % evenly to 2 touches,1,"
                                + "2026-02-01T12:00:00Z,Email,(not applicable),email_click,ab,mail,m1," + FILE + ",11,",
                        "closed_won,linear,credited,2,0.500000,50.0000" + amounts + "100 % evenly to 2 touches,2,"
                                + "2026-03-01T12:00:00Z,Webinar,Spring,email_click,ab,mail,m2," + FILE + ",12,",
                        "closed_won,linear,excluded,,0.000000,0.0000" + amounts
                                + "\"282.00 days before the milestone, beyond the lookback of 180 days\",4,"
                                + "2025-06-01T12:00:00Z,Email,(not applicable),email_click,ab,mail,m4," + FILE + ",14,",
                        "closed_won,linear,excluded,,0.000000,0.0000" + amounts + "it came after the milestone,3,"
                                + "2026-03-12T12:00:00Z,Email,(not applicable),email_click,ab,mail,m3," + FILE + ",13,",
                        "closed_won,linear,excluded,,0.000000,0.0000" + amounts
                                + "\"its person is of the account, but holds no contact role at the opportunity\",5,"
                                + "2026-03-02T12:00:00Z,Direct,(not applicable),email_click,cd,mail,m5," + FILE
                                + ",15,");
    }

    @Test
    void theReportNumbersTheTouchesInOrderOfTime() {
        release(0);
        Printed printed = run("--opportunity", ID.substring(0, 15), "--milestone", "closed_won", "--model", "linear");

        assertThat(printed.out().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "Opportunity 006Hb0000A14NvoIQE of crm, opportunity_key 21, stage Closed Won",
                        "",
                        "closed_won at 2026-03-10T12:00:00Z: 100.0000 USD",
                        "Whose touches count, because they hold a contact role at the opportunity",
                        " | ab",
                        "",
                        "Touches",
                        "touch | occurred_at | channel | campaign | touch_type | person | file | row | line",
                        " | 1 | 2025-06-01T12:00:00Z | Email | (not applicable) | email_click | ab | " + FILE + " | 14",
                        " | 2 | 2026-02-01T12:00:00Z | Email | (not applicable) | email_click | ab | " + FILE + " | 11",
                        " | 3 | 2026-03-01T12:00:00Z | Webinar | Spring | email_click | ab | " + FILE + " | 12",
                        " | 4 | 2026-03-02T12:00:00Z | Direct | (not applicable) | email_click | cd | " + FILE
                                + " | 15",
                        " | 5 | 2026-03-12T12:00:00Z | Email | (not applicable) | email_click | ab | " + FILE + " | 13",
                        "",
                        "Credit",
                        "model | touch | weight | amount | rule",
                        "linear | 2 | 50.0000% | 50.0000 | 100 % evenly to 2 touches",
                        "linear | 3 | 50.0000% | 50.0000 | 100 % evenly to 2 touches",
                        "",
                        "No credit",
                        "touch | by | why",
                        " | 1 | linear | 282.00 days before the milestone, beyond the lookback of 180 days",
                        " | 4 | linear | its person is of the account, but holds no contact role at the opportunity",
                        " | 5 | linear | it came after the milestone");
        assertThat(run("--opportunity", "21").out()).startsWith("Opportunity 006Hb0000A14NvoIQE of crm");
    }

    @Test
    void whatAModelLearntIsToldAsTheReleaseHasIt(@TempDir Path project) throws IOException {
        Path markov = Path.of("conf/models/markov.conf");
        Path home = Path.of("").toAbsolutePath();
        DefinitionTree.at(project)
                .copy(home, "conf")
                .copy(home, "jobs")
                .write(markov.toString(), Files.readString(markov).replace("in-nightly = false\n", ""));
        release(2);
        Printed printed =
                run("-o", "csv", "--project", project.toString(), "--opportunity", ID, "--milestone", "closed_won");

        assertThat(printed.messages()).isEmpty();
        assertThat(printed.out().lines().filter(line -> line.contains(",credited,")))
                .containsExactly(
                        "closed_won,markov,credited,1,0.750000,75.0000,USD,\"0.3000 / 1 = 0.3000 of a sum of 0.4000: what its"
                                + " channel is worth, as learnt, for the channel's only touch\",1,2026-02-01T12:00:00Z,Email,"
                                + "(not applicable),email_click,ab,mail,m1," + FILE + ",11,",
                        "closed_won,markov,credited,2,0.250000,25.0000,USD,\"0.1000 / 1 = 0.1000 of a sum of 0.4000: what its"
                                + " channel is worth, as learnt, for the channel's only touch\",2,2026-03-01T12:00:00Z,Webinar,"
                                + "Spring,email_click,ab,mail,m2," + FILE + ",12,");
    }

    @Test
    void creditThatTheDefinitionsDoNotGiveIsNotExplained() {
        release(1);
        assertFails(
                "the credit of release r1 cannot be explained: by model linear, touch 1: the release gives 0.400000 and 40.0000 at"
                        + " place 1 of 2, the definitions as they are now give 0.500000 and 50.0000 at place 1 of 2 (2 such"
                        + " differences)\n    fix: if conf/ has changed since the release, `plumbline run` credits by it; otherwise"
                        + " report it",
                "--opportunity",
                ID);
    }

    @Test
    void whatIsNotThereIsSaid() {
        release(0);
        assertFails(
                "there is no opportunity \"006Hb0000A14NvoIQF\" in the release r0\n    fix: did you mean \"006Hb0000A14NvoIQE\"?",
                "--opportunity",
                "006Hb0000A14NvoIQF");
        assertFails(
                "the deal \"D22\" is a copy of the CRM's opportunity and counts nowhere\n    fix: ask for \"006Hb0000A14NvoIQE\"",
                "--opportunity",
                "D22");
        assertFails(
                "the opportunity \"O23\" is deleted, or was not published yet: the release r0 gives it no credit",
                "--opportunity",
                "O23");
        assertFails(
                "the release r0 has no model \"linaer\"\n    fix: did you mean \"linear\"?",
                "--opportunity",
                ID,
                "--model",
                "linaer");
        assertFails(
                "the release r0 has no milestone \"lost\"\n    fix: one of lead_created, opportunity_created, closed_won",
                "--opportunity",
                ID,
                "--milestone",
                "lost");
        assertFails(
                "the opportunity \"" + ID
                        + "\" has not reached lead_created in the release r0; its stage is Closed Won",
                "--opportunity",
                ID,
                "--milestone",
                "lead_created");
    }

    @Test
    void withoutAReleaseThereIsNothingToExplain(@TempDir Path empty) {
        Printed printed = runIn(empty, "--opportunity", ID);
        assertThat(printed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(printed.messages())
                .isEqualTo("plumbline: there is no release in " + empty
                        + " yet\n    fix: `plumbline run` publishes one when all its gates hold\n");
    }

    private static void assertFails(String message, String... arguments) {
        Printed printed = run(arguments);
        assertThat(printed.messages()).isEqualTo("plumbline: " + message + "\n");
        assertThat(printed.out()).isEmpty();
        assertThat(printed.code()).isEqualTo(ExitCode.USAGE);
    }

    /** What the command wrote, and how it ended. */
    private record Printed(int code, String out, String messages) {}

    private static Printed run(String... arguments) {
        return runIn(folder, arguments);
    }

    private static Printed runIn(Path lake, String... arguments) {
        List<String> all = new ArrayList<>(List.of("explain", "credit", "--lake", lake.toString()));
        all.addAll(List.of(arguments));
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringWriter messages = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(messages, true));
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int code = command.execute(all.toArray(String[]::new));
            return new Printed(code, bytes.toString(StandardCharsets.UTF_8), messages.toString());
        } finally {
            System.setOut(console);
        }
    }
}
