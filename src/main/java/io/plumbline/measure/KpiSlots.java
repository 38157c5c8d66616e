package io.plumbline.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Kpi;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Where the rows of a source count: a slot is a date column together with a dimension (or the total).
 *
 * <p>A row is repeated with nothing but the number of a slot; value and month are chosen by the number afterwards. An array
 * of what each slot says would be made and thrown away for each row, at two to five times the price of the aggregation.
 */
final class KpiSlots {
    private static final String NUMBER = "_slot";
    private static final String VALUE = "_slot_value";
    private static final String MONTH = "_slot_month";

    private static final String TOTAL = "total";
    private static final String UNKNOWN = "(unknown)";

    /** A row counts in the month of a date column, for a dimension's value or, for {@link #TOTAL}, for all. */
    private record Slot(String dateColumn, String dimension) {
        String monthColumn() {
            return MONTH + "_of_" + dateColumn;
        }

        Column month() {
            return col("`" + monthColumn() + "`");
        }

        Column value() {
            return dimension.equals(TOTAL)
                    ? lit(TOTAL)
                    : coalesce(col("`" + dimension + "`").cast("string"), lit(UNKNOWN));
        }
    }

    private final List<Slot> slots;

    KpiSlots(List<Kpi> kpis) {
        this.slots = kpis.stream().flatMap(KpiSlots::slotsOf).distinct().toList();
    }

    private static Stream<Slot> slotsOf(Kpi kpi) {
        return Stream.concat(Stream.of(TOTAL), kpi.dimensions().stream())
                .map(dimension -> new Slot(kpi.dateColumn(), dimension));
    }

    /** Whether the slot of a repeated row is one of the KPI's. */
    Column isSlotOf(Kpi kpi) {
        return col(NUMBER).isin(slotsOf(kpi).map(slots::indexOf).toArray());
    }

    /** The rows, each as often as it counts, grouped by slot, dimension_value and period_start. */
    RelationalGroupedDataset grouped(Dataset<Row> source) {
        return repeated(source)
                .groupBy(
                        col(NUMBER),
                        col(VALUE).as("dimension_value"),
                        col(MONTH).as("period_start"));
    }

    /** The dimension of a group's slot. */
    Column dimension() {
        return ofSlot(slot -> lit(slot.dimension()));
    }

    private Dataset<Row> repeated(Dataset<Row> source) {
        Dataset<Row> dated = source;
        for (Slot slot : slots) {
            dated = dated.withColumn(slot.monthColumn(), trunc(col("`" + slot.dateColumn() + "`"), "MM"));
        }
        Column[] numbers =
                IntStream.range(0, slots.size()).mapToObj(functions::lit).toArray(Column[]::new);
        return dated.withColumn(NUMBER, explode(array(numbers)))
                .withColumn(VALUE, ofSlot(Slot::value))
                .withColumn(MONTH, ofSlot(Slot::month))
                .filter(col(MONTH).isNotNull());
    }

    private Column ofSlot(Function<Slot, Column> part) {
        Column chosen = part.apply(slots.get(0));
        for (int number = 1; number < slots.size(); number++) {
            chosen = when(col(NUMBER).equalTo(number), part.apply(slots.get(number)))
                    .otherwise(chosen);
        }
        return chosen;
    }
}
