package io.plumbline.kit;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.LakeSession;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A lake in a temporary folder, filled by hand: {@code lake.table("silver.touch", "touch_key BIGINT, month INT", "(1,
 * 202603), (2, 202603)")}. The session's SQL then finds the tables by name.
 */
public final class LakeFixture {
    private final SparkSession spark;
    private final Path folder;

    public LakeFixture(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
        LakeSession.pointTo(spark, folder.toString());
    }

    /** Writes a table; {@code ddl} names its columns and types, {@code values} is what follows VALUES in SQL, or empty for no rows. */
    public LakeFixture table(String name, String ddl, String values) {
        return commit(name, ddl, values, 0, List.of());
    }

    /** A table of one column without rows that its commit says was made from another. */
    public LakeFixture madeFrom(String name, String input) {
        spark.createDataFrame(List.of(), StructType.fromDDL("id BIGINT"))
                .write()
                .format("delta")
                .option(
                        "userMetadata",
                        "{\"run\":0,\"definition\":\"fixture\",\"inputs\":{\"%s\":0},\"partitions\":[],\"deliveries\":[]}"
                                .formatted(input))
                .save(lake().path(TableName.of(name)).toString());
        return this;
    }

    /** As {@link #table}, by a run that says which partitions it wrote; none means all. */
    public LakeFixture commit(String name, String ddl, String values, long run, List<Integer> partitions) {
        StructType schema = StructType.fromDDL(ddl);
        Dataset<Row> rows = values.isBlank()
                ? spark.createDataFrame(List.of(), schema)
                : typed(spark.sql("VALUES " + values), schema);
        rows.coalesce(1)
                .write()
                .format("delta")
                .mode("overwrite")
                .option("overwriteSchema", "true")
                .option(
                        "userMetadata",
                        "{\"run\":%d,\"definition\":\"fixture\",\"inputs\":{},\"partitions\":%s,\"deliveries\":[]}"
                                .formatted(run, partitions))
                .save(lake().path(TableName.of(name)).toString());
        return this;
    }

    public Lake lake() {
        return new Lake(spark, folder.toString());
    }

    private static Dataset<Row> typed(Dataset<Row> rows, StructType schema) {
        String[] casts = new String[schema.length()];
        for (int i = 0; i < casts.length; i++) {
            casts[i] =
                    "CAST(col" + (i + 1) + " AS " + schema.apply(i).dataType().sql() + ") AS `"
                            + schema.apply(i).name() + "`";
        }
        return rows.selectExpr(casts);
    }
}
