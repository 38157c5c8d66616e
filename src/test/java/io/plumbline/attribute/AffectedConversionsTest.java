package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class AffectedConversionsTest {
    /**
     * Record 2 went from person 20 to 30, record 4 is new; all touches are of 10 March. Person 30 has a conversion before the
     * touches, one after the lookback, and one on its last day.
     */
    @Test
    void aRelinkedRecordAffectsTheConversionsThatItsTouchesReach(SparkSession spark) {
        Dataset<Row> relinked = spark.sql("SELECT CAST(col1 AS BIGINT) AS person_record_key, CAST(col2 AS BIGINT) AS"
                + " person_key FROM VALUES (2, 20), (2, 30), (4, 40)");
        Dataset<Row> people =
                spark.sql("SELECT CAST(col1 AS BIGINT) AS conversion_key, CAST(col2 AS BIGINT) AS person_key"
                        + " FROM VALUES (100, 10), (200, 20), (301, 30), (302, 30), (303, 30), (400, 40)");
        Dataset<Row> conversions =
                spark.sql("SELECT CAST(col1 AS BIGINT) AS conversion_key, timestamp(col2) AS converted_at"
                        + " FROM VALUES (100, '2026-03-20'), (200, '2026-03-20'), (301, '2026-03-01'), (302, '2026-06-01'),"
                        + " (303, '2026-04-09'), (400, '2026-03-10')");
        Dataset<Row> touches =
                spark.sql("SELECT CAST(col1 AS BIGINT) AS person_record_key, timestamp(col2) AS occurred_at"
                        + " FROM VALUES (1, '2026-03-10'), (2, '2026-03-10'), (3, '2026-03-10'), (4, '2026-03-10')");
        CreditInputs inputs = new CreditInputs(conversions, people, spark.emptyDataFrame(), touches);

        Dataset<Row> reached =
                AffectedConversions.reachedBy(AffectedConversions.ofRelinked(relinked, touches), inputs, 30);

        assertThat(reached.as(Encoders.LONG()).collectAsList()).containsExactlyInAnyOrder(200L, 303L, 400L);
    }
}
