package io.plumbline.measure;

import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.DefinitionException;
import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.aggregate.AnyValue;
import org.apache.spark.sql.catalyst.expressions.aggregate.First;
import org.apache.spark.sql.catalyst.expressions.aggregate.Last;
import org.apache.spark.sql.types.DataTypes;

/** Holds KPIs against the columns of their source, and reports every mistake with its file and line before anything runs. */
final class KpiCheck {
    private final Dataset<Row> source;
    private final List<Problem> problems = new ArrayList<>();

    private KpiCheck(Dataset<Row> source) {
        this.source = source;
    }

    static void check(Dataset<Row> source, List<Kpi> kpis) {
        KpiCheck check = new KpiCheck(source);
        kpis.forEach(check::check);
        if (!check.problems.isEmpty()) {
            throw new DefinitionException(check.problems);
        }
    }

    private void check(Kpi kpi) {
        checkDateColumn(kpi);
        kpi.dimensions().forEach(dimension -> checkColumn(kpi, "dimension", dimension));
        KpiColumns.expressions(kpi.formula()).forEach(expression -> checkExpression(kpi, expression));
    }

    private void checkDateColumn(Kpi kpi) {
        String date = kpi.dateColumn();
        if (checkColumn(kpi, "date", date)
                && !source.schema().apply(date).dataType().equals(DataTypes.DateType)) {
            refuse(
                    kpi,
                    "date column \"" + date + "\" of " + kpi.source() + " is no date",
                    "name a DATE column; an instant has no month without a zone");
        }
    }

    private boolean checkColumn(Kpi kpi, String use, String column) {
        boolean isKnown = Arrays.asList(source.columns()).contains(column);
        if (!isKnown) {
            refuse(
                    kpi,
                    use + " \"" + column + "\" is no column of " + kpi.source(),
                    "name one of: " + String.join(", ", source.columns()));
        }
        return isKnown;
    }

    private void checkExpression(Kpi kpi, Expression expression) {
        try {
            Column everywhere = RestrictedFormula.of(source.sparkSession(), expression, lit(true), kpi.where());
            if (!isDeterministic(source.agg(everywhere))) {
                problems.add(new Problem(
                        expression.place(),
                        "\"" + expression.sql() + "\" may give another value for the same rows",
                        "use an aggregate that does not depend on the order of rows, such as min_by instead of first"));
            }
        } catch (DefinitionException refused) {
            problems.addAll(refused.problems());
        } catch (Exception failure) {
            problems.add(unresolved(kpi, expression, failure));
        }
    }

    /** Spark throws the checked AnalysisException without declaring it. */
    private static Problem unresolved(Kpi kpi, Expression expression, Exception failure) {
        if (failure instanceof AnalysisException wrong) {
            String where =
                    kpi.where().map(text -> " where \"" + text.sql() + "\"").orElse("");
            return new Problem(
                    expression.place(),
                    "\"" + expression.sql() + "\"" + where + " does not fit " + kpi.source() + ": "
                            + wrong.getSimpleMessage(),
                    "write an aggregate over the columns of " + kpi.source());
        }
        throw new IllegalStateException("analysis of " + expression.place() + " failed", failure);
    }

    private static boolean isDeterministic(Dataset<Row> aggregated) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) aggregated)
                .queryExecution()
                .analyzed()
                .expressions()
                .forall(expression -> expression.deterministic() && !expression.exists(KpiCheck::dependsOnOrder));
    }

    /** Spark calls these deterministic, although they take whichever row comes first. */
    private static boolean dependsOnOrder(org.apache.spark.sql.catalyst.expressions.Expression node) {
        return node instanceof First || node instanceof Last || node instanceof AnyValue;
    }

    private void refuse(Kpi kpi, String message, String fix) {
        problems.add(new Problem(kpi.place(), message, fix));
    }
}
