package io.plumbline.standardize;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.ExportColumn;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.functions.MappingOrder;
import io.plumbline.functions.ParsedExpression;
import io.plumbline.run.PlanBarrier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One export's rows of bronze as rows of one canonical table.
 *
 * <p>A record becomes at most one row of a table: the first entry of {@code becomes} whose condition holds makes it. So one
 * scan serves all entries. A row is refused when a required column holds nothing, or when a column that is no text holds
 * nothing although all cells that it is read from do: they cannot be read as its type. An expression that is a CASE is
 * believed when it gives nothing.
 */
final class ExportMapping {
    private static final String ENTRY = "_entry";
    private static final String PROBLEM = "_problem";

    private final Export export;
    private final TableContract contract;
    private final List<Becomes> entries;
    private final Set<String> exportColumns;
    private final MappingOrder order;

    ExportMapping(Export export, TableContract contract) {
        this.export = export;
        this.contract = contract;
        this.entries = export.becomes().stream()
                .filter(becomes -> becomes.table().equals(contract.name()))
                .toList();
        this.exportColumns =
                export.columns().stream().map(ExportColumn::name).collect(Collectors.toCollection(LinkedHashSet::new));
        this.order = new MappingOrder(export, entries);
    }

    /**
     * What became of records.
     *
     * @param rows the rows they became
     * @param keys the keys of at least these rows, found without making the rows
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
        Dataset<Row> delivered = readNulls(bronze);
        Dataset<Row> computed = compute(chooseEntry(delivered));
        Dataset<Row> judged = PlanBarrier.before(computed.select(judgedColumns(spark)));
        Observation count = new Observation();
        Dataset<Row> observed = judged.observe(
                count, functions.count_if(col(PROBLEM).isNotNull()).as("refused"));
        Dataset<Row> rows = observed.filter(col(PROBLEM).isNull()).select(contractColumns());
        return new Mapped(rows, keys(delivered), refused(judged, delivered), judged, count);
    }

    /** Where all entries have the same key it is not worth telling which entry a row is of, and only roughly whether of any. */
    private Dataset<Row> keys(Dataset<Row> delivered) {
        Column[] key = contract.key().stream()
                .map(column -> col(order.nameOf(column)).as(column))
                .toArray(Column[]::new);
        boolean isSame = contract.key().stream().allMatch(this::isSameInAllEntries);
        Dataset<Row> rows =
                isSame ? delivered.filter(mayBeOfAnEntry()).withColumn(ENTRY, lit(0)) : chooseEntry(delivered);
        return compute(rows).select(key);
    }

    private Column mayBeOfAnEntry() {
        return entries.stream()
                .map(entry -> entry.where()
                        .flatMap(where -> ParsedExpression.of(where).cheapPart()))
                .map(condition -> condition.map(functions::expr).orElse(lit(true)))
                .reduce(Column::or)
                .orElse(lit(true));
    }

    private boolean isSameInAllEntries(String column) {
        Map<String, List<Integer>> entriesOf = entriesBySaying(column);
        return entriesOf.values().stream().allMatch(numbers -> numbers.size() == entries.size())
                && order.usedBy(column).stream().allMatch(this::isSameInAllEntries);
    }

    /** Numbers of the entries by what they say of a column, in their order. */
    private Map<String, List<Integer>> entriesBySaying(String column) {
        Map<String, List<Integer>> entriesOf = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            for (Mapping mapping : entries.get(i).columns()) {
                if (mapping.column().equals(column)) {
                    entriesOf
                            .computeIfAbsent(mapping.expression().sql(), sql -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        return entriesOf;
    }

    private Dataset<Row> readNulls(Dataset<Row> bronze) {
        List<Column> columns = new ArrayList<>();
        List<String> known = List.of(bronze.columns());
        Column nulls = functions
                .array(export.nulls().stream().map(functions::lit).toArray(Column[]::new))
                .cast("array<string>");
        for (ExportColumn column : export.columns()) {
            String name = column.name();
            Column cell = delivered(column, known.contains(name));
            columns.add(functions.call_function("cell_text", cell, nulls).as(name));
        }
        columns.add(col("_delivery_id"));
        columns.add(col("_file"));
        columns.add(col("_row"));
        columns.add(generatedAt().as("_generated_at"));
        return bronze.select(columns.toArray(Column[]::new));
    }

    /** Adds the mapped columns, those that others use first. */
    private Dataset<Row> compute(Dataset<Row> records) {
        Dataset<Row> computed = records;
        for (Set<String> layer : order.layers()) {
            List<Column> columns = new ArrayList<>(List.of(col("*")));
            for (TableColumn column : contract.columns()) {
                if (layer.contains(column.name())) {
                    columns.add(mapped(column).as(order.nameOf(column.name())));
                }
            }
            computed = computed.select(columns.toArray(Column[]::new));
        }
        return computed;
    }

    /** A column that joined the contract later stands in {@code _extra} of the rows that landed before. */
    private static Column delivered(ExportColumn column, boolean isInBronze) {
        List<Column> places = new ArrayList<>();
        if (isInBronze) {
            places.add(col(column.name()));
        }
        column.headers().forEach(header -> places.add(functions.element_at(col("_extra"), lit(header))));
        places.add(lit(null).cast("string"));
        return coalesce(places.toArray(Column[]::new));
    }

    private Dataset<Row> chooseEntry(Dataset<Row> records) {
        Column entry = lit(null).cast("int");
        for (int i = entries.size() - 1; i >= 0; i--) {
            int number = i;
            Column otherwise = entry;
            entry = entries.get(i)
                    .where()
                    .map(where -> when(expr(where.sql()), lit(number)).otherwise(otherwise))
                    .orElse(lit(number));
        }
        return records.withColumn(ENTRY, entry).filter(col(ENTRY).isNotNull());
    }

    /** The contract's columns, where the row is from, and why it is refused. */
    private Column[] judgedColumns(SparkSession spark) {
        List<Column> columns = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            if (!isTechnical(column)) {
                columns.add(value(column).as(column.name()));
            }
        }
        columns.add(lit(export.name()).as("_export"));
        columns.add(col("_delivery_id"));
        columns.add(col("_generated_at"));
        columns.add(col("_row"));
        columns.add(problem(spark).as(PROBLEM));
        return columns.toArray(Column[]::new);
    }

    private Column value(TableColumn column) {
        return order.has(column.name())
                ? col(order.nameOf(column.name()))
                : lit(null).cast(column.type());
    }

    /** Entries that say the same of a column share one branch, and no branch is needed when all do. */
    private Column mapped(TableColumn column) {
        Column choice = lit(null).cast(column.type());
        for (Map.Entry<String, List<Integer>> entry :
                entriesBySaying(column.name()).entrySet()) {
            Column value = expr("try_cast((" + entry.getKey() + ") AS " + column.type() + ")");
            Column otherwise = choice;
            choice = isOneOf(entry.getValue())
                    .map(isIt -> when(isIt, value).otherwise(otherwise))
                    .orElse(value);
        }
        return choice;
    }

    /** Whether the row is of one of these entries; empty when each row is. */
    private Optional<Column> isOneOf(List<Integer> numbers) {
        return numbers.size() == entries.size()
                ? Optional.empty()
                : Optional.of(col(ENTRY).isin(numbers.toArray()));
    }

    private Column generatedAt() {
        Column folderDate = expr("try_cast(try_cast(substring(_file, 1, 10) AS DATE) AS TIMESTAMP)");
        return export.generatedAt()
                .map(at -> coalesce(
                        expr("local_instant(`" + at.column() + "`, '"
                                + at.pattern().replace("'", "\\'") + "', '" + export.zone() + "')"),
                        folderDate))
                .orElse(folderDate);
    }

    /** The first reason to refuse a row, as {@code column|reason}; null when there is none. */
    private Column problem(SparkSession spark) {
        List<Column> reasons = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            if (isTechnical(column)) {
                continue;
            }
            unreadable(spark, column).forEach(reasons::add);
            if (column.required()) {
                reasons.add(when(
                        value(column).isNull(), lit(column.name() + "|column " + column.name() + " holds nothing")));
            }
        }
        reasons.add(lit(null).cast("string"));
        return coalesce(reasons.toArray(Column[]::new));
    }

    private List<Column> unreadable(SparkSession spark, TableColumn column) {
        if (column.type().equals("string")) {
            return List.of();
        }
        Map<Set<String>, List<Integer>> entriesReading = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            References references = new References(spark, exportColumns, entries.get(i));
            for (Mapping mapping : entries.get(i).columns()) {
                boolean saysItself = ParsedExpression.of(mapping.expression()).isCase();
                if (mapping.column().equals(column.name()) && !saysItself) {
                    entriesReading
                            .computeIfAbsent(references.of(mapping), cells -> new ArrayList<>())
                            .add(i);
                }
            }
        }
        entriesReading.remove(Set.of());
        List<Column> reasons = new ArrayList<>();
        entriesReading.forEach((cells, numbers) -> {
            Column isUnreadable = value(column).isNull();
            for (String cell : cells) {
                isUnreadable = isUnreadable.and(col(cell).isNotNull());
            }
            String reason = String.join(", ", cells) + "|cannot be read as " + column.name() + " " + column.type();
            reasons.add(when(isOneOf(numbers).map(isUnreadable::and).orElse(isUnreadable), lit(reason)));
        });
        return reasons;
    }

    /** The cells are looked up again: to carry them along would cost each row what only a refused one needs. */
    private Dataset<Row> refused(Dataset<Row> judged, Dataset<Row> delivered) {
        List<Column> cells = new ArrayList<>();
        for (String name : exportColumns) {
            cells.add(lit(name));
            cells.add(col(name));
        }
        Dataset<Row> records = delivered.select(
                col("_delivery_id"),
                col("_row"),
                col("_file"),
                functions.map(cells.toArray(Column[]::new)).as("cells"));
        List<String> place = List.of("_delivery_id", "_row");
        return judged.filter(col(PROBLEM).isNotNull())
                .select("_delivery_id", "_row", PROBLEM)
                .join(records, CollectionConverters.asScala(place).toSeq(), "inner")
                .select(
                        lit("standardize").as("stage"),
                        lit(export.name()).as("export"),
                        col("_delivery_id").as("delivery_id"),
                        col("_file").as("file"),
                        col("_row").as("row"),
                        lit(null).cast("bigint").as("line"),
                        expr("substring_index(" + PROBLEM + ", '|', 1)").as("column"),
                        expr("concat(substring_index(" + PROBLEM + ", '|', -1), ' (" + contract.name() + ")')")
                                .as("reason"),
                        col("cells"));
    }

    private Column[] contractColumns() {
        return contract.columns().stream().map(column -> col(column.name())).toArray(Column[]::new);
    }

    private static boolean isTechnical(TableColumn column) {
        return column.name().startsWith("_");
    }
}
