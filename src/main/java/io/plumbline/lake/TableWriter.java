package io.plumbline.lake;

import io.plumbline.definitions.Schema;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import scala.Option;

/** Commits rows to a table, exactly as its contract says: columns in order, types equal, every column with its meaning. */
public final class TableWriter {
    /** Each replacement leaves a few small files; after so many the table is written as a whole again. */
    private static final int MOST_REPLACEMENTS = 30;

    private final Lake lake;
    private final long run;

    /** @param run number of the run; a table accepts one commit of it, so a repeated write is no second one */
    public TableWriter(Lake lake, long run) {
        this.lake = lake;
        this.run = run;
    }

    /** The whole table becomes these rows. */
    public TableState rebuild(TableContract contract, Dataset<Row> rows, CommitNote note) {
        return commit(contract, rows, note, "overwrite", Optional.empty());
    }

    /** These partitions become these rows; every row lies in one of them. */
    public TableState replacePartitions(TableContract contract, Dataset<Row> rows, CommitNote note) {
        String column = contract.partition().orElseThrow();
        String condition = column + " IN ("
                + note.partitions().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        return commit(contract, rows, note, "overwrite", Optional.of(condition));
    }

    /**
     * The outdated rows become these rows; the others stay. A table that hides much by now, or had many replacements in a row, is
     * written anew.
     *
     * @param outdated chooses those rows among all rows of the table, and keeps all their columns
     */
    public TableState replaceRows(
            TableContract contract, Dataset<Row> rows, UnaryOperator<Dataset<Row>> outdated, CommitNote note) {
        TableName table = contract.name();
        TableFiles files = lake.files(table);
        RowReplacement replacement = RowReplacement.of(files, outdated.apply(lake.numbered(files)));
        TableFiles remaining = replacement.remaining();
        Dataset<Row> added = conform(contract, rows);
        CommitNote replacing =
                note.replacingAfter(lake.state(table).orElseThrow().note());
        if (remaining.hidesMuch() || replacing.replacements() > MOST_REPLACEMENTS) {
            return rebuild(contract, lake.read(remaining).unionByName(added), note);
        }
        SparkSession spark = (SparkSession) lake.spark();
        SetTransaction writer = new SetTransaction(writerOf(table, note), run, Option.empty());
        if (files.mayHideRows()) {
            replacement.hide(spark, added, replacing, writer);
        } else {
            Dataset<Row> left = lake.read(replacement.shortened());
            replacement.rewrite(spark, conform(contract, left.unionByName(added)), replacing, writer);
        }
        return written(table);
    }

    /** The table becomes these rows, of which only those are written that it does not have. */
    public TableState replaceDifferences(TableContract contract, Dataset<Row> rows, CommitNote note) {
        Dataset<Row> existing = lake.numbered(lake.files(contract.name()));
        try (RowComparison comparison = new RowComparison(contract, existing, conform(contract, rows))) {
            return comparison.isEmpty()
                    ? append(contract, comparison.missing(), note.of(CommitNote.NO_PARTITION))
                    : replaceRows(contract, comparison.missing(), all -> comparison.outdated(), note);
        }
    }

    /** These rows are added. */
    public TableState append(TableContract contract, Dataset<Row> rows, CommitNote note) {
        return commit(contract, rows, note, "append", Optional.empty());
    }

    private TableState commit(
            TableContract contract, Dataset<Row> rows, CommitNote note, String mode, Optional<String> replaceWhere) {
        TableName table = contract.name();
        boolean isNew = !lake.exists(table);
        DataFrameWriter<Row> writer = conform(contract, rows)
                .write()
                .format("delta")
                .mode(isNew ? "append" : mode)
                .options(Map.of(
                        "userMetadata", note.toJson(),
                        "txnAppId", writerOf(table, note),
                        "txnVersion", String.valueOf(run)));
        if (isNew) {
            contract.partition().ifPresent(writer::partitionBy);
            writer.option("delta.dataSkippingStatsColumns", String.join(",", statisticsColumns(contract)));
            writer.option(TableFiles.HIDES_ROWS, String.valueOf(mayHideRows(contract)));
        } else if (replaceWhere.isPresent()) {
            writer.option("replaceWhere", replaceWhere.get());
        } else if (mode.equals("append")) {
            writer.option("mergeSchema", "true");
        } else if (mode.equals("overwrite")) {
            writer.option("overwriteSchema", "true");
            contract.partition().ifPresent(writer::partitionBy);
        }
        writer.save(lake.path(table).toString());
        return written(table);
    }

    private TableState written(TableName table) {
        TableState written = lake.state(table).orElseThrow();
        if (written.note().run() != run) {
            throw new IllegalStateException("the commit to " + table + " by run " + run + " was dropped");
        }
        return written;
    }

    /** A table of the ledger is written by several steps of a run, each of them once; any other table by one. */
    private static String writerOf(TableName table, CommitNote note) {
        return "plumbline:" + table + (table.schema() == Schema.OPS ? ":" + note.definition() : "");
    }

    /** Tables for readers of any make are their files; those of a run may be files without some of their rows. */
    private static boolean mayHideRows(TableContract contract) {
        return contract.name().schema() == Schema.SILVER || contract.name().schema() == Schema.OPS;
    }

    /** Key columns and the partition filter and join; statistics on personal columns would leak into the log. */
    private static List<String> statisticsColumns(TableContract contract) {
        List<String> columns = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            boolean isWanted =
                    contract.key().contains(column.name()) || column.type().matches("date|timestamp");
            boolean isPartition =
                    contract.partition().map(column.name()::equals).orElse(false);
            if (isWanted && !column.pii() && !isPartition && columns.size() < 4) {
                columns.add(column.name());
            }
        }
        if (contract.columns().stream().anyMatch(column -> column.name().equals("_delivery_id"))
                && !columns.contains("_delivery_id")) {
            columns.add("_delivery_id");
        }
        return columns;
    }

    private static Dataset<Row> conform(TableContract contract, Dataset<Row> rows) {
        Column[] columns = contract.columns().stream()
                .map(column -> conform(contract.name(), column, rows))
                .toArray(Column[]::new);
        return rows.select(columns);
    }

    private static Column conform(TableName table, TableColumn column, Dataset<Row> rows) {
        DataType wanted = DataType.fromDDL(column.type());
        DataType found = rows.schema().apply(column.name()).dataType();
        if (!DataType.equalsStructurally(wanted, found, true)) {
            throw new IllegalStateException("%s.%s is %s, the contract says %s (%s)"
                    .formatted(table, column.name(), found.sql(), wanted.sql(), column.place()));
        }
        Metadata metadata =
                new MetadataBuilder().putString("comment", column.meaning()).build();
        return functions.col("`" + column.name() + "`").as(column.name(), metadata);
    }
}
