package io.plumbline.lake;

import io.plumbline.lake.TableFiles.DataFile;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.execution.datasources.NoopCache$;
import org.apache.spark.sql.execution.datasources.PartitionPath;
import org.apache.spark.sql.execution.datasources.PartitionSpec;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;
import org.apache.spark.sql.execution.datasources.PartitioningUtils;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.collection.mutable.LinkedHashMap$;
import scala.jdk.javaapi.CollectionConverters;

/** Tells Spark's file reader which files a table version has, in which partitions. */
final class TableFileIndex extends PartitioningAwareFileIndex {
    private final TableFiles table;
    private final PartitionSpec partitions;
    private final Map<Path, List<FileStatus>> folders = new LinkedHashMap<>();

    /** @param isNumbered whether the place of the file in the version is a partition column, {@link LakeTable#FILE} */
    TableFileIndex(SparkSession spark, TableFiles table, boolean isNumbered) {
        super(spark, scala.collection.immutable.Map$.MODULE$.empty(), Option.empty(), NoopCache$.MODULE$);
        this.table = table;
        Map<Path, PartitionPath> partitionsByFolder = new LinkedHashMap<>();
        StructType columns = columns(table, isNumbered);
        for (int place = 0; place < table.files().size(); place++) {
            DataFile file = table.files().get(place);
            Map<String, String> partition = new HashMap<>(file.partition());
            partition.put(LakeTable.FILE, String.valueOf(place));
            // Spark wants a folder for each partition, and is content with a name for one.
            Path folder = isNumbered
                    ? file.status().getPath()
                    : file.status().getPath().getParent();
            folders.computeIfAbsent(folder, name -> new ArrayList<>()).add(file.status());
            partitionsByFolder.computeIfAbsent(folder, name -> new PartitionPath(values(columns, partition), name));
        }
        this.partitions = new PartitionSpec(
                columns, seq(columns.isEmpty() ? List.of() : List.copyOf(partitionsByFolder.values())));
    }

    private static StructType columns(TableFiles table, boolean isNumbered) {
        StructType columns = new StructType(table.partitionColumns().stream()
                .map(name -> table.schema().apply(name))
                .toArray(StructField[]::new));
        return isNumbered ? columns.add(LakeTable.FILE, DataTypes.IntegerType) : columns;
    }

    private static InternalRow values(StructType columns, Map<String, String> texts) {
        Object[] values = new Object[columns.length()];
        for (int i = 0; i < values.length; i++) {
            StructField column = columns.fields()[i];
            String text = texts.get(column.name());
            values[i] = text == null
                    ? null
                    : PartitioningUtils.castPartValueToDesiredType(column.dataType(), text, ZoneOffset.UTC);
        }
        return new GenericInternalRow(values);
    }

    @Override
    public PartitionSpec partitionSpec() {
        return partitions;
    }

    @Override
    public Seq<FileStatus> allFiles() {
        return seq(table.files().stream().map(DataFile::status).toList());
    }

    @Override
    public scala.collection.mutable.LinkedHashMap<Path, FileStatus> leafFiles() {
        scala.collection.mutable.LinkedHashMap<Path, FileStatus> files = LinkedHashMap$.MODULE$.empty();
        table.files().forEach(file -> files.put(file.status().getPath(), file.status()));
        return files;
    }

    @Override
    public scala.collection.immutable.Map<Path, FileStatus[]> leafDirToChildrenFiles() {
        Map<Path, FileStatus[]> files = new LinkedHashMap<>();
        folders.forEach((folder, inside) -> files.put(folder, inside.toArray(FileStatus[]::new)));
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(files));
    }

    @Override
    public Seq<Path> rootPaths() {
        return seq(List.of(table.table()));
    }

    /** A version never changes. */
    @Override
    public void refresh() {}

    private static <T> Seq<T> seq(List<T> items) {
        return CollectionConverters.asScala(items).toSeq();
    }
}
