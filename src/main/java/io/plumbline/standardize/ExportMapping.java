package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Each;
import io.plumbline.definitions.TableContract;
import io.plumbline.functions.MappingOrder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * One export's rows of bronze as rows of one canonical table.
 *
 * <p>A record, or each item of a list in it, becomes at most one row of a table: the first entry of {@code becomes} whose
 * condition holds makes it. So one scan serves all entries, and each record is asked once which entry it is of.
 */
final class ExportMapping {
    private final Export export;
    private final TableContract contract;
    private final List<Becomes> entries;
    private final EntryChoice choice;
    private final MappingOrder order;
    private final Set<String> reopened;

    ExportMapping(Export export, TableContract contract) {
        this(export, contract, Set.of());
    }

    /** @param reopened deliveries whose late records a person let in */
    ExportMapping(Export export, TableContract contract, Set<String> reopened) {
        this.reopened = Set.copyOf(reopened);
        this.export = export;
        this.contract = contract;
        this.entries = export.becomes().stream()
                .filter(becomes -> becomes.table().equals(contract.name()))
                .toList();
        this.choice = new EntryChoice(entries);
        this.order = new MappingOrder(export, entries);
    }

    /**
     * What became of records.
     *
     * @param rows the rows they became
     * @param keys the keys of at least these rows, found without making the rows where all entries have the same key
     * @param refused the records that became none, as rows of ops.quarantine
     * @param judged both, to be kept by who reads them often
     * @param refusedCount counts the refused while the rows are first written
     */
    record Mapped(
            Dataset<Row> rows,
            Dataset<Row> keys,
            Dataset<Row> refused,
            Dataset<Row> judged,
            Observation refusedCount) {}

    Mapped apply(SparkSession spark, Dataset<Row> bronze) {
        Dataset<Row> cells = new DeliveredCells(export).of(bronze);
        Dataset<Row> delivered = items(cells);
        Dataset<Row> judged = judgedRows(spark).of(delivered);
        Column problem = col(RowProblem.COLUMN);
        Observation count = new Observation();
        Dataset<Row> observed = judged.observe(count, functions.count(problem).as("refused"));
        Dataset<Row> rows = observed.filter(problem.isNull()).select(contractColumns());
        RefusedRecords records = new RefusedRecords(export, contract.name());
        Dataset<Row> refused =
                entries.get(0).each().isPresent() ? records.ofItems(judged, cells) : records.of(judged, cells);
        return new Mapped(rows, keys(delivered, judged), refused, judged, count);
    }

    /** A record for each item, where the table has rows for items. */
    private Dataset<Row> items(Dataset<Row> cells) {
        return entries.get(0).each().map(each -> exploded(cells, each)).orElse(cells);
    }

    /** In two steps: Spark calls no function of functions.sql while it explodes. */
    private static Dataset<Row> exploded(Dataset<Row> cells, Each each) {
        return cells.withColumn(each.name(), functions.expr(each.list().sql()))
                .withColumn(each.name(), functions.explode(col(each.name())));
    }

    private JudgedRows judgedRows(SparkSession spark) {
        return new JudgedRows(
                spark,
                choice,
                new RefusedByRule(export, reopened),
                entries.stream().map(this::columns).toList());
    }

    private EntryColumns columns(Becomes entry) {
        return new EntryColumns(export, contract, order, entry);
    }

    /** Where all entries have the same key it is not worth telling which entry a row is of, and only roughly whether of any. */
    private Dataset<Row> keys(Dataset<Row> delivered, Dataset<Row> judged) {
        boolean isSame = contract.key().stream().allMatch(this::isSameInAllEntries);
        return isSame
                ? columns(entries.get(0)).keys(delivered.filter(choice.isRoughlyOfAny()))
                : judged.select(contract.key().stream().map(functions::col).toArray(Column[]::new));
    }

    private boolean isSameInAllEntries(String column) {
        Set<List<String>> sayings = entries.stream()
                .map(entry -> entry.columns().stream()
                        .filter(mapping -> mapping.column().equals(column))
                        .map(mapping -> mapping.expression().sql())
                        .toList())
                .collect(Collectors.toSet());
        return sayings.size() == 1 && order.usedBy(column).stream().allMatch(this::isSameInAllEntries);
    }

    private Column[] contractColumns() {
        return contract.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }
}
