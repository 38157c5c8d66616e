package io.plumbline.definitions;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One KPI: {@code conf/kpis/<name>.conf}. Its value is computed per calendar month of {@code dateColumn} and, beside the
 * total, per value of each dimension.
 *
 * @param source the table whose rows are measured
 * @param where rows that count; all when empty
 * @param dimensions columns of the source by which it is also given, each on its own
 * @param headline shown on the scorecard, in this order; 0 when it is not
 */
public record Kpi(
        String name,
        String title,
        Area area,
        String question,
        String definition,
        String owner,
        Unit unit,
        Better better,
        TableName source,
        String dateColumn,
        Optional<Expression> where,
        Formula formula,
        List<String> dimensions,
        int headline,
        Example example,
        Place place,
        String hash) {
    public Kpi {
        dimensions = List.copyOf(dimensions);
    }

    /** What part of the work the KPI is about. */
    public enum Area {
        SPEED,
        DATA_QUALITY,
        FUNNEL,
        LEAD_HANDLING,
        PIPELINE,
        EFFICIENCY,
        TRUST
    }

    /** The unit of the value. PERCENT values are fractions (0.25 = 25 %); CURRENCY is the reporting currency. */
    public enum Unit {
        COUNT,
        PERCENT,
        CURRENCY,
        RATIO,
        MINUTES,
        HOURS,
        DAYS,
        MONTHS
    }

    /** Which direction is good for the business. */
    public enum Better {
        HIGHER,
        LOWER
    }

    /** How rows become a value. All expressions are Spark SQL aggregates over the source's columns. */
    public sealed interface Formula {
        /** All expressions of the formula. */
        List<Expression> expressions();

        /** numerator / denominator; null when the denominator is 0 or null. */
        record Ratio(Expression numerator, Expression denominator) implements Formula {
            @Override
            public List<Expression> expressions() {
                return List.of(numerator, denominator);
            }
        }

        /** The numerator itself; the denominator is null. */
        record Total(Expression value) implements Formula {
            @Override
            public List<Expression> expressions() {
                return List.of(value);
            }
        }

        /** A median, percentile or mean; the numerator is null, the denominator is the number of rows that it is over. */
        record Statistic(Expression value, Expression count) implements Formula {
            @Override
            public List<Expression> expressions() {
                return List.of(value, count);
            }
        }
    }

    /** A few rows of the source and what the KPI is for them; a test runs it. */
    public record Example(List<Map<String, String>> rows, Optional<BigDecimal> value) {
        public Example {
            rows = List.copyOf(rows);
        }
    }
}
