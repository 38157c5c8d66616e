package io.plumbline.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.Kpi;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * All KPIs of one source table in one pass over it.
 *
 * <p>A row counts once per slot: in the month of a date column, for the total or a dimension's value. So each row is
 * repeated for the {@linkplain KpiSlots slots} that its KPIs use, grouped by slot, month and dimension value, and every KPI's
 * aggregates are restricted to its own slots and its own {@code where}. A row whose date is null falls in no month and counts
 * nowhere. A KPI has a value for the months and dimension values in which at least one row counts.
 */
final class KpiQuery {
    private final Dataset<Row> source;
    private final List<Kpi> kpis;
    private final KpiSlots slots;

    private KpiQuery(Dataset<Row> source, List<Kpi> kpis) {
        this.source = source;
        this.kpis = List.copyOf(kpis);
        this.slots = new KpiSlots(kpis);
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
                        slots.dimension().as("dimension"),
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
        List<Column> aggregates = new ArrayList<>();
        for (int i = 0; i < kpis.size(); i++) {
            Column isMeasured = slots.isSlotOf(kpis.get(i));
            aggregates.addAll(new KpiColumns(source.sparkSession(), kpis.get(i), i).aggregates(isMeasured));
        }
        return slots.grouped(source)
                .agg(aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    }

    private Column measures() {
        return array(Stream.iterate(0, i -> i < kpis.size(), i -> i + 1)
                .map(i -> new KpiColumns(source.sparkSession(), kpis.get(i), i).measure())
                .toArray(Column[]::new));
    }
}
