package io.plumbline.lake;

import io.plumbline.lake.TableFiles.DataFile;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    TableFileIndex(SparkSession spark, TableFiles table) {
        super(spark, scala.collection.immutable.Map$.MODULE$.empty(), Option.empty(), NoopCache$.MODULE$);
        this.table = table;
        table.files()
                .forEach(file -> folders.computeIfAbsent(folder(file), folder -> new ArrayList<>())
                        .add(file.status()));
        this.partitions = partitionsOf(table);
    }

    private static Path folder(DataFile file) {
        return file.status().getPath().getParent();
    }

    private static PartitionSpec partitionsOf(TableFiles table) {
        StructType columns = new StructType(table.partitionColumns().stream()
                .map(name -> table.schema().apply(name))
                .toArray(StructField[]::new));
        Map<Path, PartitionPath> paths = new LinkedHashMap<>();
        if (columns.length() > 0) {
            for (DataFile file : table.files()) {
                paths.computeIfAbsent(
                        folder(file), folder -> new PartitionPath(values(columns, file.partition()), folder));
            }
        }
        return new PartitionSpec(columns, seq(List.copyOf(paths.values())));
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
