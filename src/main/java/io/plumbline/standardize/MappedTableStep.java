package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.ContentHash;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.CommitNote;
import io.plumbline.run.Change;
import io.plumbline.run.Quarantine;
import io.plumbline.run.Refusals;
import io.plumbline.run.Reopenings;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import io.plumbline.standardize.ExportMapping.Mapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fills one canonical table from the exports that become it. After the first time it reads only deliveries that landed
 * since: when none of their rows speaks of an existing row they are appended, else the partitions they touch (or the table,
 * if it has none) are written anew.
 */
final class MappedTableStep implements Step {
    private final TableContract contract;
    private final List<Export> exports;
    private final Definitions definitions;
    private final Optional<Absences> absences;

    MappedTableStep(TableContract contract, List<Export> exports, Definitions definitions) {
        this.contract = contract;
        this.exports = List.copyOf(exports);
        this.definitions = definitions;
        this.absences = Absences.of(contract, exports);
    }

    @Override
    public TableName table() {
        return contract.name();
    }

    @Override
    public Set<TableName> inputs() {
        Set<TableName> inputs = exports.stream().map(Export::bronze).collect(Collectors.toCollection(TreeSet::new));
        absences.ifPresent(told -> inputs.add(Snapshot.CHANGES));
        if (exports.stream().anyMatch(LetIn::isPossible)) {
            inputs.add(Reopenings.TABLE);
        }
        return inputs;
    }

    /** Contract, exports, and all that a mapping expression may call. */
    @Override
    public String definitionHash() {
        List<String> parts = new ArrayList<>(List.of(contract.hash(), definitions.environmentHash()));
        exports.forEach(export -> parts.add(export.hash()));
        return ContentHash.ofTexts(parts);
    }

    @Override
    public Change compute(StepContext context) {
        Optional<List<Source>> news = newSources(context);
        if (news.isEmpty()) {
            return rebuild(context);
        }
        boolean isMarkedAnew = absences.isPresent() && !context.isUnchanged(Snapshot.CHANGES);
        if (!news.get().isEmpty()) {
            return addTo(context, news.get(), isMarkedAnew);
        }
        return isMarkedAnew ? new Change.Rebuild(marked(context, context.lake().read(table()))) : new Change.Nothing();
    }

    /** The rows, of which it is known which are missing. */
    private Dataset<Row> marked(StepContext context, Dataset<Row> rows) {
        return absences.map(told -> told.mark(rows, context.lake().read(Snapshot.CHANGES)))
                .orElse(rows);
    }

    /** An export's records that are to be mapped. */
    private record Source(Export export, Dataset<Row> bronze, LetIn letIn) {}

    /** The records of deliveries that landed or were let in since the last commit, or empty when that cannot be told. */
    private Optional<List<Source>> newSources(StepContext context) {
        List<Source> sources = new ArrayList<>();
        for (Export export : exports) {
            Optional<List<CommitNote>> commits = context.newCommits(export.bronze());
            Optional<LetIn> letIn = LetIn.sinceLastCommit(context, export);
            if (commits.isEmpty() || letIn.isEmpty()) {
                return Optional.empty();
            }
            Set<String> deliveries = commits.get().stream()
                    .map(CommitNote::deliveries)
                    .flatMap(Collection::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
            deliveries.addAll(letIn.get().sinceLastCommit());
            if (!deliveries.isEmpty()) {
                Dataset<Row> bronze = context.lake().read(export.bronze());
                Dataset<Row> records = bronze.filter(col("_delivery_id").isin(deliveries.toArray()));
                sources.add(new Source(export, records, letIn.get()));
            }
        }
        return Optional.of(sources);
    }

    private Change rebuild(StepContext context) {
        List<Dataset<Row>> parts = new ArrayList<>();
        List<Refusals.Source> refusals = new ArrayList<>();
        for (Source source : allSources(context)) {
            Mapped mapped = mapping(source).apply(context.spark(), source.bronze());
            refusals.add(new Refusals.Source(
                    writer(source), mapped.refused(), Optional.of(mapped.refusedCount()), Optional.of(scope(source))));
            long records = context.lake().count(source.export().bronze());
            parts.add(restating(source.export()).current(mapped.rows(), mapped.keys(), records));
        }
        Dataset<Row> rows =
                parts.stream().reduce(Dataset::unionByName).orElseGet(() -> nothing(context.spark(), contract));
        return new Change.Rebuild(marked(context, rows)).refusing(new Refusals(refusals, List.of()));
    }

    @Override
    public Refusals refusals(StepContext context) {
        List<Refusals.Source> refusals = allSources(context).stream()
                .map(source -> new Refusals.Source(
                        writer(source) + ", left by an earlier run",
                        mapping(source).apply(context.spark(), source.bronze()).refused(),
                        Optional.empty(),
                        Optional.of(scope(source))))
                .toList();
        return new Refusals(refusals, List.of());
    }

    private List<Source> allSources(StepContext context) {
        return exports.stream()
                .filter(export -> context.lake().exists(export.bronze()))
                .map(export -> new Source(export, context.lake().read(export.bronze()), LetIn.of(context, export)))
                .toList();
    }

    private ExportMapping mapping(Source source) {
        return new ExportMapping(source.export(), contract, source.letIn().all());
    }

    private String writer(Source source) {
        return table() + " from " + source.export().name();
    }

    private Quarantine.Scope scope(Source source) {
        return new Quarantine.Scope(source.export().name(), table());
    }

    /** Of new records only those are all judged that were let in. */
    private Optional<Quarantine.Scope> scopeOfNewlyLetIn(Source source) {
        Set<String> deliveries = source.letIn().sinceLastCommit();
        return deliveries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Quarantine.Scope(source.export().name(), table(), deliveries));
    }

    /** A table without rows. */
    static Dataset<Row> nothing(SparkSession spark, TableContract contract) {
        String[] columns = contract.columns().stream()
                .map(column -> "CAST(NULL AS " + column.type() + ") AS `" + column.name() + "`")
                .toArray(String[]::new);
        return spark.range(0).selectExpr(columns);
    }

    private Change addTo(StepContext context, List<Source> sources, boolean isMarkedAnew) {
        AddedRows added = new AddedRows(contract, context.lake().read(table()), context.isLarge(table()));
        List<Refusals.Source> refusals = new ArrayList<>();
        List<Dataset<Row>> kept = new ArrayList<>();
        for (Source source : sources) {
            Mapped mapped = mapping(source).apply(context.spark(), source.bronze());
            kept.add(Refusals.keep(mapped.judged()));
            refusals.add(
                    new Refusals.Source(writer(source), mapped.refused(), Optional.empty(), scopeOfNewlyLetIn(source)));
            added.add(
                    source.export(),
                    mapped.rows(),
                    context.lake().count(source.export().bronze()));
        }
        kept.addAll(added.kept());
        Change change = isMarkedAnew ? added.rebuild(rows -> marked(context, rows)) : added.change();
        return change.refusing(new Refusals(refusals, kept));
    }

    private Restating restating(Export export) {
        return new Restating(
                contract.key(),
                InstanceNames.within(contract, export.restatement().window()));
    }
}
