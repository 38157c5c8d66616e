package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import io.plumbline.lake.TableWriter;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Writes down what a run did: {@code ops.run, step, definition, release, gate_result}. */
final class Ledger {
    private final Lake lake;
    private final Definitions definitions;
    private final long run;

    Ledger(Lake lake, Definitions definitions, long run) {
        this.lake = lake;
        this.definitions = definitions;
        this.run = run;
    }

    /** A run that ended. */
    record Ended(
            Instant startedAt,
            Instant finishedAt,
            Instant asOf,
            String outcome,
            Optional<Release> release,
            long deliveries,
            List<StepOutcome> steps,
            List<GateResult> gates) {}

    void write(Ended ended) {
        List<Callable<Void>> writes = new ArrayList<>();
        writes.add(() -> append("ops.run", List.of(runRow(ended))));
        writes.add(() -> append("ops.step", stepRows(ended.steps())));
        writes.add(() -> append("ops.gate_result", gateRows(ended.gates())));
        writes.add(this::appendNewDefinitions);
        ended.release().ifPresent(release -> writes.add(() -> append("ops.release", releaseRows(release))));
        InParallel.all(writes);
    }

    /** Notes that an earlier run died with the lease in its hand. */
    void interrupted(long deadRun, Instant noticedAt) {
        TableName table = TableName.of("ops.run");
        Row row = RowFactory.create(
                deadRun, Timestamp.from(noticedAt), null, null, "interrupted", null, null, null, null);
        append(table, rows(table, List.of(row)), "ledger of a dead run");
    }

    private Row runRow(Ended ended) {
        long written = ended.steps().stream()
                .filter(step -> step.result() == StepOutcome.Result.WROTE)
                .count();
        return RowFactory.create(
                run,
                Timestamp.from(ended.startedAt()),
                Timestamp.from(ended.finishedAt()),
                Timestamp.from(ended.asOf()),
                ended.outcome(),
                definitions.hash(),
                ended.release().map(Release::id).orElse(null),
                ended.deliveries(),
                written);
    }

    private List<Row> stepRows(List<StepOutcome> steps) {
        return steps.stream()
                .map(step -> RowFactory.create(
                        run,
                        step.table().toString(),
                        step.result().name().toLowerCase(Locale.ROOT),
                        step.version(),
                        step.rows(),
                        step.seconds()))
                .toList();
    }

    private List<Row> gateRows(List<GateResult> gates) {
        List<Row> rows = new ArrayList<>();
        for (GateResult gate : gates) {
            String severity = gate.severity().name().toLowerCase(Locale.ROOT);
            if (gate.violations().isEmpty()) {
                rows.add(RowFactory.create(run, gate.gate(), severity, 0L, null));
            }
            for (int i = 0; i < gate.violations().size(); i++) {
                rows.add(RowFactory.create(
                        run,
                        gate.gate(),
                        severity,
                        (long) i + 1,
                        gate.violations().get(i)));
            }
        }
        return rows;
    }

    private List<Row> releaseRows(Release release) {
        Timestamp asOf = Timestamp.from(Instant.parse(release.asOf()));
        return release.tables().entrySet().stream()
                .map(table -> RowFactory.create(
                        release.id(),
                        run,
                        asOf,
                        table.getKey(),
                        table.getValue(),
                        release.rows().get(table.getKey())))
                .toList();
    }

    private @Nullable Void appendNewDefinitions() {
        TableName table = TableName.of("ops.definition");
        Dataset<Row> all = rows(table, DefinitionRows.of(definitions, run));
        Dataset<Row> added = lake.exists(table)
                ? all.join(
                        lake.read(table).select("kind", "definition", "hash"),
                        scala.jdk.javaapi.CollectionConverters.asScala(List.of("kind", "definition", "hash"))
                                .toSeq(),
                        "left_anti")
                : all;
        return append(table, added, "ledger");
    }

    private @Nullable Void append(String table, List<Row> rows) {
        TableName name = TableName.of(table);
        return append(name, rows(name, rows), "ledger");
    }

    private @Nullable Void append(TableName table, Dataset<Row> rows, String writer) {
        CommitNote note = new CommitNote(run, writer, Map.of(), List.of(), List.of());
        new TableWriter(lake, run).append(definitions.contract(table), rows.coalesce(1), note);
        return null;
    }

    private Dataset<Row> rows(TableName table, List<Row> rows) {
        StructType schema = new StructType();
        for (TableContract.TableColumn column : definitions.contract(table).columns()) {
            schema = schema.add(column.name(), org.apache.spark.sql.types.DataType.fromDDL(column.type()));
        }
        return lake.spark().createDataFrame(rows, schema);
    }
}
