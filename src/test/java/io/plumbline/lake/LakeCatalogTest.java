package io.plumbline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.definitions.TableName;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class LakeCatalogTest {
    @Test
    void sqlFindsTablesByLayerAndName(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder).table("silver.touch", "touch_key BIGINT, month INT", "(1, 202603), (2, 202603)");

        assertThat(spark.sql("SELECT sum(touch_key) FROM silver.touch").head().getLong(0))
                .isEqualTo(3);
    }

    @Test
    void aFolderMayHaveAnyName(SparkSession spark, @TempDir Path folder) {
        LakeFixture lake = new LakeFixture(spark, folder.resolve("my läke 100% #1"));
        lake.table("gold.x", "n INT, month INT", "(1, 202602), (2, 202603)");

        assertThat(spark.sql("SELECT n FROM gold.x WHERE month = 202603").head().getInt(0))
                .isEqualTo(2);
        assertThat(lake.lake().dataFiles(TableName.of("gold.x"), 0))
                .allMatch(file -> Files.exists(Path.of(file.toUri().getPath())));
    }

    @Test
    void aTableThatIsNotThereIsAnErrorThatNamesIt(SparkSession spark, @TempDir Path folder) {
        new LakeFixture(spark, folder);

        assertThatThrownBy(() -> spark.sql("SELECT * FROM silver.nowhere").head())
                .hasMessageContaining("nowhere");
    }

    @Test
    void twoSessionsSeeTheirOwnLakes(SparkSession spark, @TempDir Path one, @TempDir Path two) {
        SparkSession other = spark.newSession();
        new LakeFixture(spark, one).table("gold.x", "n INT", "(1)");
        new LakeFixture(other, two).table("gold.x", "n INT", "(2)");

        assertThat(spark.sql("SELECT n FROM gold.x").head().getInt(0)).isEqualTo(1);
        assertThat(other.sql("SELECT n FROM gold.x").head().getInt(0)).isEqualTo(2);
    }
}
