package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class ChangedPartitionsTest {
    @Test
    void aMonthHasOtherRowsWhenOneCameWentOrChanged(SparkSession spark) {
        Dataset<Row> before = spark.sql("SELECT * FROM VALUES (1, 202601, 'a'), (2, 202602, 'b'), (3, 202603, 'c'),"
                + " (4, 202604, NULL), (5, 202605, 'e') AS row(key, month, text)");
        Dataset<Row> after = spark.sql("SELECT * FROM VALUES (5, 202605, 'e'), (1, 202601, 'a'), (2, 202602, 'x'),"
                + " (4, 202604, NULL), (6, 202604, NULL), (7, 202607, 'g') AS row(key, month, text)");
        assertThat(ChangedPartitions.withOtherRows(before, after, "month"))
                .isEqualTo(Set.of(202602, 202603, 202604, 202607));
    }
}
