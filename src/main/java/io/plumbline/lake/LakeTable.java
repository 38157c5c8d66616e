package io.plumbline.lake;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.execution.datasources.v2.parquet.ParquetTable;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** One version of a table, read by Spark's own Parquet reader. Read-only. */
final class LakeTable extends ParquetTable {
    private final transient TableFileIndex files;

    LakeTable(SparkSession spark, TableFiles table) {
        super(
                table.table() + "@" + table.version(),
                spark,
                CaseInsensitiveStringMap.empty(),
                CollectionConverters.asScala(List.of(table.table().toString())).toSeq(),
                Option.apply(table.schema()),
                ParquetFileFormat.class);
        this.files = new TableFileIndex(spark, table);
    }

    @Override
    public PartitioningAwareFileIndex fileIndex() {
        return files;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
        throw new UnsupportedOperationException(name() + " is written by the run alone, not through SQL");
    }
}
