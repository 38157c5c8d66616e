package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class TaxonomyGapsTest {
    @TempDir
    private Path folder;

    @Test
    void theHeaviestGapComesFirst(SparkSession spark) {
        new LakeFixture(spark, folder)
                .table(
                        "silver.opportunity",
                        "stage_raw STRING, stage STRING, currency STRING, amount DECIMAL(18,4)",
                        """
                        ('Verbal', '(unmapped)', 'USD', 10.5), ('Verbal', '(unmapped)', 'USD', 2),
                        ('Won', 'Closed Won', 'USD', 99), ('Legal', '(unmapped)', 'EUR', 700),
                        ('Limbo', '(unmapped)', NULL, NULL), ('Limbo', '(unmapped)', NULL, NULL)
                        """);

        String printed = printed("taxonomy", "gaps", "opportunity_stage", "-o", "csv", "--lake", folder.toString());

        assertThat(printed.lines())
                .containsExactly(
                        "taxonomy,value,found_in,rows,currency,amount",
                        "opportunity_stage,Legal,silver.opportunity,1,EUR,700.0000",
                        "opportunity_stage,Verbal,silver.opportunity,2,USD,12.5000",
                        "opportunity_stage,Limbo,silver.opportunity,2,,");
    }

    @Test
    void aTableThatNobodyHasMadeHidesNoGapOfTheOthers(SparkSession spark) {
        new LakeFixture(spark, folder)
                .table(
                        "silver.touch",
                        "touch_key BIGINT, utm_source STRING, utm_medium STRING, ga4_channel STRING",
                        "(1, 'kiosk', 'screen', 'Unassigned'), (2, 'google', 'cpc', 'Paid Search'), (3, NULL, NULL, NULL)");

        assertThat(printed("taxonomy", "gaps", "ga4_channel", "-o", "csv", "--lake", folder.toString())
                        .lines())
                .containsExactly(
                        "taxonomy,value,found_in,rows,currency,amount", "ga4_channel,kiosk / screen,silver.touch,1,,");
    }

    @Test
    void whatHasNoCreditOfItsOwnIsShownWithTheMoneyThatTheModelGivesIt(SparkSession spark) {
        new LakeFixture(spark, folder)
                .table(
                        "silver.touch",
                        "touch_key BIGINT, touch_type STRING, utm_source STRING, utm_medium STRING, campaign_key BIGINT,"
                                + " channel STRING",
                        """
                        (1, 'web_visit', 'podcast', 'audio', NULL, '(unmapped)'),
                        (2, 'web_visit', 'podcast', 'audio', NULL, '(unmapped)'),
                        (3, 'campaign_response', NULL, NULL, 7, '(unmapped)'),
                        (4, 'campaign_response', NULL, NULL, 8, '(unmapped)')
                        """)
                .table("silver.campaign", "campaign_key BIGINT, channel STRING", "(7, 'Webinar'), (8, '(unmapped)')")
                .table(
                        "gold.fct_attribution_credit",
                        "touch_key BIGINT, milestone_key BIGINT, model_key BIGINT, credited_amount DECIMAL(18,4)",
                        credit(1, "closed_won", "w_shaped", "100.5") + ", " + credit(2, "closed_won", "w_shaped", "10")
                                + ", " + credit(2, "closed_won", "linear", "900")
                                + ", " + credit(3, "closed_won", "w_shaped", "700"));

        assertThat(printed("taxonomy", "gaps", "channel", "-o", "csv", "--lake", folder.toString())
                        .lines())
                .containsExactly(
                        "taxonomy,value,found_in,rows,currency,amount",
                        "channel,web_visit / podcast / audio,silver.touch,2,USD,110.5000",
                        "channel,campaign_response / - / -,silver.touch,1,,");
    }

    private static String credit(int touch, String milestone, String model, String amount) {
        return "(%d, xxhash64('milestone:%s'), xxhash64('model:%s'), %s)".formatted(touch, milestone, model, amount);
    }

    private static String printed(String... arguments) {
        PrintStream console = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(arguments)).isZero();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
