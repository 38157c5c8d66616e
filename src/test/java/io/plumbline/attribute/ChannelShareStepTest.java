package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.TableState;
import io.plumbline.run.Change;
import io.plumbline.run.StepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night with models that learn: when their shares are made anew, and what follows for the credit. */
@ExtendWith(Spark.class)
class ChannelShareStepTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String SHARE = ChannelShares.SCHEMA.toDDL();
    private static final String CONVERSION =
            "conversion_key BIGINT, milestone STRING, converted_at TIMESTAMP, month INT,"
                    + " amount DECIMAL(18,4), lead_created_at TIMESTAMP, opportunity_created_at TIMESTAMP, basis STRING,"
                    + " converted_on DATE, account_key BIGINT, opportunity_key BIGINT";
    private static final String WON = "(1, 'closed_won', '2026-02-20', 202602, 100, '2026-02-20', '2026-02-20',"
            + " 'contact_roles', '2026-02-20', NULL, 1)";
    private static final String TOUCH = "touch_key BIGINT, person_record_key BIGINT, occurred_at TIMESTAMP,"
            + " source_system STRING, month INT, occurred_on DATE, channel STRING, campaign_key BIGINT";
    private static final String TOUCHES = "(1, 11, '2026-02-01', 'crm', 202602, '2026-02-01', 'Email', 5),"
            + " (2, 11, '2026-02-02', 'crm', 202602, '2026-02-02', 'Webinar', 5),"
            + " (3, 12, '2026-02-03', 'crm', 202602, '2026-02-03', 'Email', 5)";

    @TempDir
    private Path folder;

    private LakeFixture lake;
    private Definitions definitions;

    @BeforeEach
    void open(SparkSession spark) {
        definitions = DefinitionTree.at(folder.resolve("project"))
                .copy(PROJECT, "conf")
                .copy(PROJECT, "jobs")
                .write("conf/models/markov.conf", """
                        title = Markov
                        description = "Removal effects."
                        lookback-days = 180
                        shape { type = markov }
                        """)
                .load();
        lake = new LakeFixture(spark, folder.resolve("lake"))
                .table("silver.conversion", CONVERSION, WON)
                .table(
                        "silver.conversion_person",
                        "conversion_key BIGINT, person_key BIGINT, month INT",
                        "(1, 21, 202602)")
                .table("silver.person_link", "person_record_key BIGINT, person_key BIGINT", "(11, 21), (12, 22)")
                .table("silver.touch", TOUCH, TOUCHES)
                .table("silver.campaign", "campaign_key BIGINT, channel STRING", "(5, 'Email')");
        StandardFunctions.register(lake.lake().spark(), definitions, Instant.EPOCH);
    }

    @Test
    void aNightWhoseModelsLearnNothingHasNoSuchTable() {
        Definitions standard = HouseDefinitions.ALL;
        assertThat(ChannelShareStep.of(standard)).isEmpty();
        assertThat(CreditStep.of(standard).inputs()).doesNotContain(ChannelShareStep.TABLE);
        assertThat(CreditStep.of(definitions).inputs()).contains(ChannelShareStep.TABLE);
    }

    @Test
    void theSharesHoldTheColumnsOfTheContract() {
        assertThat(ChannelShares.SCHEMA.fieldNames())
                .containsExactlyElementsOf(definitions.contract(ChannelShareStep.TABLE).columns().stream()
                        .map(TableColumn::name)
                        .toList());
    }

    @Test
    void whereNoShareChangesTheTableStaysAsItIs() {
        List<Row> shares = rebuilt(Optional.empty());
        assertThat(shares)
                .hasSize(2)
                .allMatch(share -> share.<Long>getAs("conversions") == 1 && share.<Long>getAs("null_paths") == 1);
        lake.table("gold.fct_channel_share", SHARE, values(shares));
        Optional<TableState> previous = lake.lake().state(ChannelShareStep.TABLE);

        assertThat(compute(previous)).isEqualTo(new Change.Nothing());

        lake.table("silver.touch", TOUCH, TOUCHES + ", (4, 12, '2026-02-04', 'crm', 202602, '2026-02-04', 'Event', 5)");
        assertThat(rebuilt(previous)).hasSize(3);
    }

    @Test
    void otherSharesAreOtherCreditOfEveryMonth() {
        String shares = values(rebuilt(Optional.empty()));
        lake.table("gold.fct_channel_share", SHARE, shares);
        CreditStep step = CreditStep.of(definitions);
        StepContext context = context(Optional.of(readAll(step)));
        assertThat(step.compute(context)).isEqualTo(new Change.Nothing());

        lake.commit("gold.fct_channel_share", SHARE, shares, 2, CommitNote.NO_PARTITION);
        assertThat(step.compute(context)).isEqualTo(new Change.Nothing());

        lake.commit("gold.fct_channel_share", SHARE, shares, 3, List.of());
        assertThat(step.compute(context)).isInstanceOf(Change.Rebuild.class);
    }

    /** As if the step had read the first version of each of its inputs. */
    private static TableState readAll(CreditStep step) {
        Map<String, Long> versions =
                step.inputs().stream().collect(Collectors.toMap(input -> input.toString(), input -> 0L));
        return new TableState(0, new CommitNote(1, step.definitionHash(), versions, List.of(), List.of()), 0);
    }

    private List<Row> rebuilt(Optional<TableState> previous) {
        return ((Change.Rebuild) compute(previous)).rows().collectAsList();
    }

    private Change compute(Optional<TableState> previous) {
        return ChannelShareStep.of(definitions).orElseThrow().compute(context(previous));
    }

    private StepContext context(Optional<TableState> previous) {
        return new StepContext(lake.lake(), definitions, Instant.EPOCH, 7, previous);
    }

    private static String values(List<Row> rows) {
        return rows.stream()
                .map(row -> IntStream.range(0, row.length())
                        .mapToObj(i -> row.isNullAt(i) ? "NULL" : "'" + row.get(i) + "'")
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
    }
}
