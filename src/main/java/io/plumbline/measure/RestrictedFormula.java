package io.plumbline.measure;

import io.plumbline.definitions.DefinitionException;
import io.plumbline.definitions.Problem;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.classic.ExpressionUtils;
import scala.Option;
import scala.runtime.AbstractPartialFunction;

/**
 * Restricts a formula to some rows: every aggregate in it becomes {@code aggregate FILTER (WHERE condition)}. So formulas
 * over different rows are computed side by side in one pass. It is done on the parsed formula, because in its text
 * "sum(a) + sum(b)" has no one place where the condition would go.
 */
final class RestrictedFormula extends AbstractPartialFunction<Expression, Expression> {
    private final Expression condition;
    private int aggregates;

    private RestrictedFormula(Expression condition) {
        this.condition = condition;
    }

    /** The formula over the rows for which {@code isMeasured} and, if given, {@code where} hold. */
    static Column of(
            SparkSession spark,
            io.plumbline.definitions.Expression formula,
            Column isMeasured,
            Optional<io.plumbline.definitions.Expression> where) {
        Expression slot = ExpressionUtils.expression(isMeasured);
        Expression condition =
                where.<Expression>map(text -> new And(slot, parse(spark, text))).orElse(slot);
        RestrictedFormula restriction = new RestrictedFormula(condition);
        Expression restricted = parse(spark, formula).transformUp(restriction);
        if (restriction.aggregates == 0) {
            throw refusal(
                    formula,
                    "aggregates nothing, so it is no number of a month",
                    "write an aggregate such as sum(amount)");
        }
        return ExpressionUtils.column(restricted);
    }

    private static Expression parse(SparkSession spark, io.plumbline.definitions.Expression expression) {
        try {
            return spark.sessionState().sqlParser().parseExpression(expression.sql());
        } catch (ParseException unreadable) {
            throw refusal(
                    expression,
                    "is no SQL expression (" + unreadable.getCondition() + ")",
                    "write one expression in Spark SQL, without SELECT and semicolon");
        }
    }

    private static DefinitionException refusal(io.plumbline.definitions.Expression expression, String why, String fix) {
        return new DefinitionException(
                List.of(new Problem(expression.place(), "\"" + expression.sql() + "\" " + why, fix)));
    }

    @Override
    public boolean isDefinedAt(Expression node) {
        return node instanceof AggregateExpression || (node instanceof UnresolvedFunction call && isAggregate(call));
    }

    @Override
    public Expression apply(Expression node) {
        aggregates++;
        if (node instanceof AggregateExpression aggregate) {
            return aggregate.copy(
                    aggregate.aggregateFunction(),
                    aggregate.mode(),
                    aggregate.isDistinct(),
                    both(aggregate.filter()),
                    aggregate.resultId());
        }
        UnresolvedFunction call = (UnresolvedFunction) node;
        return call.copy(
                call.nameParts(),
                call.arguments(),
                call.isDistinct(),
                both(call.filter()),
                call.ignoreNulls(),
                call.orderingWithinGroup(),
                call.isInternal());
    }

    private Option<Expression> both(Option<Expression> filter) {
        return Option.apply(filter.isDefined() ? new And(condition, filter.get()) : condition);
    }

    /** The parser leaves functions unresolved, but for a few with a syntax of their own, such as first. */
    private static boolean isAggregate(UnresolvedFunction call) {
        Option<ExpressionInfo> info = FunctionRegistry.builtin()
                .lookupFunction(new FunctionIdentifier(call.nameParts().last()));
        return info.isDefined() && info.get().getGroup().equals("agg_funcs");
    }
}
