package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.PlumblineException;
import io.plumbline.kit.Spark;
import io.plumbline.run.PlanBarrier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class RowProjectionTest {
    private static InternalRow firstOf(Dataset<Row> selected) {
        return RowProjection.of(selected).compiled(0).apply(new GenericInternalRow(new Object[] {1L}));
    }

    private static Dataset<Row> ids(SparkSession spark) {
        return PlanBarrier.before(spark.range(1).toDF());
    }

    @Test
    void columnsThatDoubleTwentyTimesDoNotBecomeAMillionExpressions(SparkSession spark) {
        Dataset<Row> doubled = ids(spark);
        for (int i = 0; i < 20; i++) {
            doubled = doubled.selectExpr("id + id AS id");
        }

        assertThat(firstOf(doubled).getLong(0)).isEqualTo(1 << 20);
    }

    @Test
    void randomNumberIsDrawnOnce(SparkSession spark) {
        InternalRow row = firstOf(ids(spark).selectExpr("rand() AS one").selectExpr("one", "one AS other"));

        assertThat(row.getDouble(0)).isEqualTo(row.getDouble(1));
    }

    @Test
    void filterIsNoFunctionOfARow(SparkSession spark) {
        Dataset<Row> filtered = ids(spark).filter("id > 0").selectExpr("id + 1 AS more");

        assertThatThrownBy(() -> RowProjection.of(filtered))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("mapped row by row");
    }
}
