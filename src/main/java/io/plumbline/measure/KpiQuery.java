package io.plumbline.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trunc;

import io.plumbline.definitions.Kpi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * All KPIs of one source table in one pass over it.
 *
 * <p>A row counts once per slot: a slot is a date column together with a dimension (or the total). So each row is
 * multiplied by the slots that its KPIs use, grouped by slot, month and dimension value, and every KPI's aggregates are
 * restricted to its own slots and its own {@code where}. A row whose date is null falls in no month and counts nowhere. A
 * KPI has a value for the months and dimension values in which at least one row counts.
 */
final class KpiQuery {
    /** The column that says where a row counts. */
    private static final String SLOT = "_slot";

    private static final String TOTAL = "total";
    private static final String UNKNOWN = "(unknown)";

    /** Where a row counts: in the month of a date column, for a dimension's value or, for {@link #TOTAL}, for all. */
    private record Slot(String dateColumn, String dimension) {
        Column of(int number) {
            Column dimensionValue = dimension.equals(TOTAL)
                    ? lit(TOTAL)
                    : coalesce(col("`" + dimension + "`").cast("string"), lit(UNKNOWN));
            return struct(
                    lit(number).as("number"),
                    lit(dimension).as("dimension"),
                    dimensionValue.as("dimension_value"),
                    trunc(col("`" + dateColumn + "`"), "MM").as("period_start"));
        }
    }

    private final Dataset<Row> source;
    private final List<Kpi> kpis;
    private final List<Slot> slots;

    private KpiQuery(Dataset<Row> source, List<Kpi> kpis) {
        this.source = source;
        this.kpis = List.copyOf(kpis);
        Set<Slot> distinct = new LinkedHashSet<>();
        kpis.forEach(kpi -> slotsOf(kpi).forEach(distinct::add));
        this.slots = List.copyOf(distinct);
    }

    /**
     * One row per KPI, month, dimension and dimension value.
     *
     * @param today the as-of day in the reporting zone: a month is complete when it ended before
     */
    static Dataset<Row> values(Dataset<Row> source, List<Kpi> kpis, LocalDate today) {
        KpiCheck.check(source, kpis);
        return new KpiQuery(source, kpis).values(today);
    }

    private Dataset<Row> values(LocalDate today) {
        Dataset<Row> measured = aggregated()
                .select(
                        col("dimension"),
                        col("dimension_value"),
                        col("period_start"),
                        explode(measures()).as("measure"))
                .filter(col("measure.rows").gt(0));
        Column isComplete = functions.add_months(col("period_start"), 1).leq(lit(today));
        return measured.select(
                col("measure.kpi").as("kpi"),
                col("period_start"),
                month().as("month"),
                col("dimension"),
                col("dimension_value"),
                col("measure.value").as("value"),
                col("measure.numerator").as("numerator"),
                col("measure.denominator").as("denominator"),
                col("measure.rows").as("rows"),
                isComplete.as("is_complete"));
    }

    private static Column month() {
        return functions
                .year(col("period_start"))
                .multiply(100)
                .plus(functions.month(col("period_start")))
                .cast("int");
    }

    private Dataset<Row> aggregated() {
        Column[] slotOfRow = Stream.iterate(0, number -> number < slots.size(), number -> number + 1)
                .map(number -> slots.get(number).of(number))
                .toArray(Column[]::new);
        Column datedSlots =
                filter(array(slotOfRow), slot -> slot.getField("period_start").isNotNull());
        Dataset<Row> rowsPerSlot = source.withColumn(SLOT, explode(datedSlots));
        List<Column> aggregates = aggregates();
        return rowsPerSlot
                .groupBy(
                        slotField("number"),
                        slotField("dimension"),
                        slotField("dimension_value"),
                        slotField("period_start"))
                .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    }

    private static Column slotField(String field) {
        return col(SLOT + "." + field).as(field);
    }

    private List<Column> aggregates() {
        List<Column> aggregates = new ArrayList<>();
        for (int i = 0; i < kpis.size(); i++) {
            Object[] numbers = slotsOf(kpis.get(i)).map(slots::indexOf).toArray();
            Column isMeasured = col(SLOT + ".number").isin(numbers);
            aggregates.addAll(new KpiColumns(source.sparkSession(), kpis.get(i), i).aggregates(isMeasured));
        }
        return aggregates;
    }

    private Column measures() {
        return array(Stream.iterate(0, i -> i < kpis.size(), i -> i + 1)
                .map(i -> new KpiColumns(source.sparkSession(), kpis.get(i), i).measure())
                .toArray(Column[]::new));
    }

    private static Stream<Slot> slotsOf(Kpi kpi) {
        return Stream.concat(Stream.of(TOTAL), kpi.dimensions().stream())
                .map(dimension -> new Slot(kpi.dateColumn(), dimension));
    }
}
