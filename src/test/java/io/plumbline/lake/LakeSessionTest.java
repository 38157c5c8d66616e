package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.definitions.TableName;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class LakeSessionTest {
    @Test
    void aLargeNightReadsLittleInASessionThatInterprets(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder).table("silver.touch", "touch_key BIGINT, month INT", "(1, 202603), (2, 202603)");
        spark.conf().set("spark.sql.codegen.wholeStage", "true");
        spark.sql("CREATE TEMPORARY FUNCTION twice(n BIGINT) RETURNS BIGINT RETURN 2 * n");
        Lake lake = new Lake(spark, folder.toString());

        Lake interpreting = lake.suiting(List.of(TableName.of("silver.touch"), TableName.of("silver.not_there")));

        assertThat(interpreting.spark()).isNotSameAs(spark);
        assertThat(interpreting.spark().conf().get("spark.sql.codegen.wholeStage"))
                .isEqualTo("false");
        assertThat(spark.conf().get("spark.sql.codegen.wholeStage")).isEqualTo("true");
        assertThat(interpreting
                        .spark()
                        .sql("SELECT sum(twice(touch_key)) FROM silver.touch")
                        .head()
                        .getLong(0))
                .isEqualTo(6);
        assertThat(lake.suiting(List.of())).isSameAs(interpreting);
    }

    @Test
    void aFunctionThatCannotBeSentFailsItsJobAndIsNamed(SparkSession spark) {
        Object notSerializable = new Object();

        assertThatThrownBy(() -> spark.range(3)
                        .javaRDD()
                        .map(number -> number + notSerializable.hashCode())
                        .collect())
                .hasMessageContaining("not serializable");
    }

    @Test
    void aSessionThatInterpretsIsItsOwn(SparkSession spark) {
        assertThat(LakeSession.interpreting(spark)).isSameAs(spark);
    }
}
