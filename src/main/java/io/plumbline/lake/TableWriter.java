package io.plumbline.lake;

import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.classic.SparkSession;

/** Commits rows to a table, exactly as its contract says: columns in order, types equal, every column with its meaning. */
public final class TableWriter {
    /** Each replacement leaves a few small files; after so many the table is written as a whole again. */
    private static final int MOST_REPLACEMENTS = 30;

    private final Lake lake;
    private final long run;

    /** @param run number of the run; a table takes nothing from a run after one that began later has written it */
    public TableWriter(Lake lake, long run) {
        this.lake = lake;
        this.run = run;
    }

    /**
     * The rows as the table will hold them. What is asked for after this, such as an observation, leaves nothing to be done to each
     * row when it is written.
     *
     * @throws IllegalStateException when a column has another type than the contract says
     */
    public Dataset<Row> conform(TableContract contract, Dataset<Row> rows) {
        return new TableForm(contract).conform(rows);
    }

    /** The whole table becomes these rows. */
    public TableState rebuild(TableContract contract, Dataset<Row> rows, CommitNote note) {
        Dataset<Row> all = conform(contract, rows);
        if (!lake.exists(contract.name())) {
            return create(contract, all, note);
        }
        Optional<TableFiles> replaced = inForm(contract);
        if (replaced.isEmpty()) {
            return reform(contract, all, note, SaveMode.Overwrite);
        }
        TableCommit commit = begin(contract.name(), replaced.get());
        commit.add(all);
        replaced.get().files().forEach(commit::remove);
        commit.commit(note);
        return last(contract.name());
    }

    /** These partitions become these rows; every row lies in one of them. */
    public TableState replacePartitions(TableContract contract, Dataset<Row> rows, CommitNote note) {
        Dataset<Row> added = conform(contract, rows);
        if (!lake.exists(contract.name())) {
            return create(contract, added, note);
        }
        String column = contract.partition().orElseThrow();
        Set<String> replaced = note.partitions().stream().map(String::valueOf).collect(Collectors.toSet());
        TableFiles files = lake.files(contract.name());
        TableCommit commit = begin(contract.name(), files);
        commit.add(added);
        if (!note.partitions().containsAll(commit.partitions())) {
            throw new IllegalStateException("rows of %s lie in %s, of which only %s are written"
                    .formatted(contract.name(), commit.partitions(), note.partitions()));
        }
        files.files().stream()
                .filter(file -> replaced.contains(file.partition().get(column)))
                .forEach(commit::remove);
        commit.commit(note);
        return last(contract.name());
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
        CommitNote replacing = note.replacingAfter(last(table).note());
        if (remaining.hidesMuch() || replacing.replacements() > MOST_REPLACEMENTS) {
            return rebuild(contract, lake.read(remaining).unionByName(added), note);
        }
        TableCommit commit = begin(table, files);
        if (files.mayHideRows()) {
            commit.add(added);
            replacement.hideIn(commit);
        } else {
            commit.add(conform(contract, lake.read(replacement.shortened()).unionByName(added)));
            replacement.removeFrom(commit);
        }
        commit.commit(replacing.of(commit.partitions()));
        return last(table);
    }

    /** The table becomes these rows, of which only those are written that it does not have. */
    public TableState replaceDifferences(TableContract contract, Dataset<Row> rows, CommitNote note) {
        Dataset<Row> existing = lake.numbered(lake.files(contract.name()));
        try (RowComparison comparison = new RowComparison(contract, existing, conform(contract, rows))) {
            return comparison.isEmpty()
                    ? confirm(contract, note)
                    : replaceRows(contract, comparison.missing(), all -> comparison.outdated(), note);
        }
    }

    /** These rows are added. */
    public TableState append(TableContract contract, Dataset<Row> rows, CommitNote note) {
        Dataset<Row> added = conform(contract, rows);
        if (!lake.exists(contract.name())) {
            return create(contract, added, note);
        }
        Optional<TableFiles> extended = inForm(contract);
        if (extended.isEmpty()) {
            return reform(contract, added, note, SaveMode.Append);
        }
        TableCommit commit = begin(contract.name(), extended.get());
        commit.add(added);
        commit.commit(note);
        return last(contract.name());
    }

    /** The rows are those that the inputs of the note give, too. */
    public TableState confirm(TableContract contract, CommitNote note) {
        TableName table = contract.name();
        begin(table, lake.files(table)).commit(note.of(CommitNote.NO_PARTITION));
        return last(table);
    }

    private TableCommit begin(TableName table, TableFiles files) {
        refuseAfterLaterRun(table);
        return TableCommit.to((SparkSession) lake.spark(), files);
    }

    /** A run that hung until its lease was taken from it may wake up. */
    private void refuseAfterLaterRun(TableName table) {
        long last = last(table).note().run();
        if (last > run) {
            throw new IllegalStateException("run " + run + " has lost the lake: run " + last + " has written " + table);
        }
    }

    private TableState last(TableName table) {
        return lake.state(table).orElseThrow();
    }

    /** The table's files, if its columns are the contract's. */
    private Optional<TableFiles> inForm(TableContract contract) {
        return Optional.of(lake.files(contract.name())).filter(files -> new TableForm(contract).isOf(files));
    }

    private TableState create(TableContract contract, Dataset<Row> rows, CommitNote note) {
        TableName table = contract.name();
        Path path = new Path(lake.path(table).toString());
        TableCommit commit = TableCommit.first((SparkSession) lake.spark(), path, new TableForm(contract));
        commit.add(rows);
        commit.commit(note);
        return last(table);
    }

    /** Writes rows to a table that gets other columns by it. */
    private TableState reform(TableContract contract, Dataset<Row> rows, CommitNote note, SaveMode mode) {
        TableName table = contract.name();
        refuseAfterLaterRun(table);
        DataFrameWriter<Row> writer = rows.write()
                .format("delta")
                .mode(mode)
                .option("userMetadata", note.toJson())
                .option(mode == SaveMode.Overwrite ? "overwriteSchema" : "mergeSchema", "true");
        if (mode == SaveMode.Overwrite) {
            writer.partitionBy(contract.partitionColumns().toArray(String[]::new));
        }
        writer.save(lake.path(table).toString());
        return last(table);
    }
}
