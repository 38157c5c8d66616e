package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class ParticipationTest {
    private static final Long[] LINEAR = {1L, 3L};

    private Dataset<Row> credits;

    @BeforeEach
    void creditTwoMonths(SparkSession spark) {
        // One deal of 100: a channel twice, by two campaigns, and another without a campaign; credited by a model that
        // is not linear too.
        credits = spark.sql("""
                SELECT * FROM VALUES
                    (202602, 1L, 5L, 71L, 1, 11L, 21L, 33.3400),
                    (202602, 1L, 5L, 71L, 2, 11L, 22L, 33.3300),
                    (202602, 1L, 5L, 71L, 3, 12L, -2L, 33.3300),
                    (202602, 2L, 5L, 71L, 1, 11L, 21L, 100.0000),
                    -- Two deals of 7 and 8 in sequence, the first by two models, and one that nobody is known to have had a part in.
                    (202602, 1L, 5L, 72L, 4, 12L, 22L, 7.0000),
                    (202602, 3L, 5L, 72L, 4, 12L, 22L, 7.0000),
                    (202602, 3L, 5L, 75L, 1, 12L, 22L, 8.0000),
                    (202602, 1L, 5L, 73L, 0, -2L, -2L, 500.0000),
                    -- The same campaign in two channels; a lead has no amount.
                    (202603, 1L, 6L, 74L, 1, 11L, 21L, CAST(NULL AS DECIMAL(7,4))),
                    (202603, 1L, 6L, 74L, 2, 12L, 21L, CAST(NULL AS DECIMAL(7,4)))
                AS credit (conversion_month, model_key, milestone_key, conversion_key, position, channel_key, campaign_key, amount)
                """).withColumn("credited_amount", functions.expr("CAST(amount AS DECIMAL(18,4))"));
    }

    @Test
    void whoTookPartHasTheWholeConversionOnce() {
        assertThat(rows(Participation.of(credits.coalesce(1), LINEAR)))
                .containsExactly(
                        "[202602,1,5,campaign,-2,21,1,100.0000]",
                        "[202602,1,5,campaign,-2,22,2,107.0000]",
                        "[202602,1,5,channel,11,-2,1,100.0000]",
                        "[202602,1,5,channel,12,-2,2,107.0000]",
                        "[202602,3,5,campaign,-2,22,2,15.0000]",
                        "[202602,3,5,channel,12,-2,2,15.0000]",
                        "[202603,1,6,campaign,-2,21,1,null]",
                        "[202603,1,6,channel,11,-2,1,null]",
                        "[202603,1,6,channel,12,-2,1,null]");
    }

    @Test
    void creditsOfAConversionNeedNotLieTogether() {
        Dataset<Row> scattered = credits.orderBy("position", "conversion_key").repartition(7);

        assertThat(rows(Participation.of(scattered, LINEAR))).isEqualTo(rows(Participation.of(credits, LINEAR)));
    }

    @Test
    void withoutALinearModelNobodyIsKnownToHaveTakenPart() {
        assertThat(rows(Participation.of(credits, new Long[0]))).isEmpty();
    }

    private static List<String> rows(Dataset<Row> participation) {
        return participation.collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
