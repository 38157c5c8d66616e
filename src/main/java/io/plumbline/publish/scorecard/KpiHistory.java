package io.plumbline.publish.scorecard;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.Kpi;
import io.plumbline.publish.scorecard.ScorecardData.Confidence;
import io.plumbline.publish.scorecard.ScorecardData.Point;
import io.plumbline.publish.scorecard.ScorecardData.Row;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The totals of the KPIs over the last thirteen complete months and the running one. */
final class KpiHistory {
    private static final int MONTHS = 13;

    private final YearMonth month;
    private final Map<String, Map<YearMonth, BigDecimal>> values = new HashMap<>();
    private final Map<String, BigDecimal> targets = new HashMap<>();

    private KpiHistory(YearMonth month) {
        this.month = month;
    }

    static KpiHistory read(ReleasedTables tables, YearMonth month) {
        KpiHistory history = new KpiHistory(month);
        int first = number(month.minusMonths(MONTHS - 1L));
        tables.read("gold.fct_kpi")
                .filter(col("dimension").equalTo("total"))
                .filter(col("month").between(first, number(month.plusMonths(1))))
                .join(tables.read("gold.dim_kpi").select("kpi_key", "kpi"), "kpi_key")
                .select("kpi", "month", "value", "target")
                .collectAsList()
                .forEach(history::add);
        return history;
    }

    private void add(org.apache.spark.sql.Row row) {
        YearMonth at = YearMonth.of(row.getInt(1) / 100, row.getInt(1) % 100);
        if (!row.isNullAt(2)) {
            values.computeIfAbsent(row.getString(0), kpi -> new HashMap<>()).put(at, row.getDecimal(2));
        }
        if (!row.isNullAt(3) && at.equals(month)) {
            targets.put(row.getString(0), row.getDecimal(3));
        }
    }

    Row row(Kpi kpi, Function<Kpi, Confidence> confidence) {
        List<Point> points = new ArrayList<>();
        for (YearMonth at = month.minusMonths(MONTHS - 1L); !at.isAfter(month); at = at.plusMonths(1)) {
            points.add(new Point(at, value(kpi, at)));
        }
        return new Row(
                kpi,
                points,
                value(kpi, month),
                Optional.ofNullable(targets.get(kpi.name())),
                value(kpi, month.plusMonths(1)),
                confidence.apply(kpi));
    }

    /** Whether anything was measured in the month after. */
    boolean isRunning() {
        return values.values().stream().anyMatch(months -> months.containsKey(month.plusMonths(1)));
    }

    private Optional<BigDecimal> value(Kpi kpi, YearMonth at) {
        return Optional.ofNullable(values.getOrDefault(kpi.name(), Map.of()).get(at));
    }

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
