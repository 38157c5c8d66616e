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
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One version of a table, read by Spark's own Parquet reader. Read-only. Its files may hold rows that the version does not:
 * {@link HiddenRows} sees to it that no query gets them.
 */
final class LakeTable extends ParquetTable {
    /** The place of a row's file in the version, an INT. */
    static final String FILE = "_file_place";

    /** The place of a row in its file, a BIGINT; Spark's reader fills a column of this name. */
    static final String ROW = ParquetFileFormat.ROW_INDEX_TEMPORARY_COLUMN_NAME();

    private final transient SparkSession spark;
    private final transient TableFiles table;
    private final transient TableFileIndex files;
    private final boolean isNumbered;

    LakeTable(SparkSession spark, TableFiles table) {
        this(spark, table, false);
    }

    private LakeTable(SparkSession spark, TableFiles table, boolean isNumbered) {
        super(
                table.table() + "@" + table.version(),
                spark,
                CaseInsensitiveStringMap.empty(),
                CollectionConverters.asScala(List.of(table.table().toString())).toSeq(),
                Option.apply(isNumbered ? numbered(table.schema()) : table.schema()),
                ParquetFileFormat.class);
        this.spark = spark;
        this.table = table;
        this.isNumbered = isNumbered;
        this.files = new TableFileIndex(spark, table, isNumbered);
    }

    private static StructType numbered(StructType schema) {
        return schema.add(ROW, DataTypes.LongType).add(FILE, DataTypes.IntegerType);
    }

    /** The same files, each row with {@link #FILE} and {@link #ROW}. */
    LakeTable numbered() {
        return new LakeTable(spark, table, true);
    }

    /** Whether a query would get rows that the version does not have. */
    boolean hasRowsToHide() {
        return !isNumbered && table.hasSelections();
    }

    ShownRows shownRows() {
        return new ShownRows(name(), table);
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
