package io.plumbline.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;

import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Kpi.Formula;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/**
 * One KPI's columns in the query over its source: first its aggregates, then the measure that is made of them.
 *
 * @param number the KPI's place in the query, which keeps the columns' names apart
 */
record KpiColumns(SparkSession spark, Kpi kpi, int number) {
    private static final String NUMBER_TYPE = "decimal(28,9)";
    private static final String ROWS = "rows";

    /** One aggregate of a KPI. */
    private record Part(String name, Expression formula) {}

    /** The parts of the KPI's formula, and the number of rows that they are over. */
    List<Column> aggregates(Column isMeasured) {
        Column rows = RestrictedFormula.of(spark, new Expression("count(*)", kpi.place()), isMeasured, kpi.where())
                .as(name(ROWS));
        Stream<Column> parts = parts(kpi.formula()).stream()
                .map(part -> RestrictedFormula.of(spark, part.formula(), isMeasured, kpi.where())
                        .cast(NUMBER_TYPE)
                        .as(name(part.name())));
        return Stream.concat(parts, Stream.of(rows)).toList();
    }

    /** The KPI's name and numbers as one struct. A part that the formula does not have is null. */
    Column measure() {
        return struct(
                lit(kpi.name()).as("kpi"),
                value().as("value"),
                part("numerator").as("numerator"),
                part("denominator").as("denominator"),
                col(name(ROWS)).as(ROWS));
    }

    private Column value() {
        if (kpi.formula() instanceof Formula.Ratio) {
            return part("numerator").divide(nullif(part("denominator"), lit(0))).cast(NUMBER_TYPE);
        }
        return kpi.formula() instanceof Formula.Total ? part("numerator") : part("value");
    }

    private Column part(String part) {
        boolean isInFormula =
                parts(kpi.formula()).stream().anyMatch(known -> known.name().equals(part));
        return isInFormula ? col(name(part)) : lit(null).cast(NUMBER_TYPE);
    }

    private String name(String part) {
        return "_" + number + "_" + part;
    }

    /** The expressions of a formula, each an aggregate. */
    static List<Expression> expressions(Formula formula) {
        return parts(formula).stream().map(Part::formula).toList();
    }

    private static List<Part> parts(Formula formula) {
        if (formula instanceof Formula.Ratio ratio) {
            return List.of(new Part("numerator", ratio.numerator()), new Part("denominator", ratio.denominator()));
        }
        if (formula instanceof Formula.Total total) {
            return List.of(new Part("numerator", total.value()));
        }
        Formula.Statistic statistic = (Formula.Statistic) formula;
        return List.of(new Part("value", statistic.value()), new Part("denominator", statistic.count()));
    }
}
