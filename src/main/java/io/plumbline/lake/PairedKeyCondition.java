package io.plumbline.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Coalesce;
import org.apache.spark.sql.catalyst.expressions.EqualTo;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.FullOuter$;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.DataTypes;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractPartialFunction;
import scala.runtime.BoxedUnit;

/**
 * Takes a condition on {@code coalesce(left.key, right.key)} through the full outer join by these keys, to both of its sides. A row
 * that comes of either side has that side's key, and a pair has one key. Spark takes conditions through joins of every other kind.
 */
final class PairedKeyCondition extends Rule<LogicalPlan> {
    private final AbstractPartialFunction<LogicalPlan, LogicalPlan> taking = new AbstractPartialFunction<>() {
        @Override
        public boolean isDefinedAt(LogicalPlan plan) {
            return taken(plan).isPresent();
        }

        @Override
        public LogicalPlan apply(LogicalPlan plan) {
            return taken(plan).orElseThrow();
        }
    };

    @Override
    public LogicalPlan apply(LogicalPlan plan) {
        return plan.transformDown(taking);
    }

    /** Adds the rule to the sessions that are made with it; named by {@code spark.sql.extensions}. */
    public static final class Extension extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
        @Override
        public BoxedUnit apply(SparkSessionExtensions extensions) {
            extensions.injectOptimizerRule(new AbstractFunction1<>() {
                @Override
                public Rule<LogicalPlan> apply(SparkSession session) {
                    return new PairedKeyCondition();
                }
            });
            return BoxedUnit.UNIT;
        }
    }

    private static Optional<LogicalPlan> taken(LogicalPlan plan) {
        return plan instanceof Filter filter
                        && filter.child() instanceof Join join
                        && join.joinType().equals(FullOuter$.MODULE$)
                        && join.condition().isDefined()
                ? conjuncts(join.condition().get()).stream()
                        .flatMap(condition -> Keys.of(condition, join).stream())
                        .flatMap(keys -> taken(filter, join, keys).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<LogicalPlan> taken(Filter filter, Join join, Keys keys) {
        List<Expression> staying = new ArrayList<>(conjuncts(filter.condition()));
        List<Expression> going = staying.stream().filter(keys::isOfBoth).toList();
        staying.removeAll(going);
        Optional<LogicalPlan> result = going.stream()
                .reduce(And::new)
                .map(condition -> join.copy(
                        new Filter(keys.on(keys.left(), condition), join.left()),
                        new Filter(keys.on(keys.right(), condition), join.right()),
                        join.joinType(),
                        join.condition(),
                        join.hint()));
        return result.map(joined -> staying.stream()
                .reduce(And::new)
                .<LogicalPlan>map(rest -> new Filter(rest, joined))
                .orElse(joined));
    }

    private static List<Expression> conjuncts(Expression condition) {
        if (!(condition instanceof And and)) {
            return List.of(condition);
        }
        List<Expression> all = new ArrayList<>(conjuncts(and.left()));
        all.addAll(conjuncts(and.right()));
        return all;
    }

    /** The two numbers that are equal in a pair. Of other types, equal values need not be alike. */
    private record Keys(Attribute left, Attribute right) {
        static Optional<Keys> of(Expression condition, Join join) {
            if (!(condition instanceof EqualTo equal)
                    || !(equal.left() instanceof Attribute one)
                    || !(equal.right() instanceof Attribute other)
                    || !one.dataType().equals(DataTypes.LongType)) {
                return Optional.empty();
            }
            return Optional.of(join.left().outputSet().contains(one) ? new Keys(one, other) : new Keys(other, one));
        }

        /** Whether the condition asks of a row nothing but its key, from whichever side it comes. */
        boolean isOfBoth(Expression condition) {
            return condition.deterministic()
                    && asksOnly(on(left, condition), left)
                    && asksOnly(on(right, condition), right);
        }

        private static boolean asksOnly(Expression condition, Attribute key) {
            return condition.references().size() == 1 && condition.references().contains(key);
        }

        /** The condition, asked of the key of one side. */
        Expression on(Attribute key, Expression condition) {
            return condition.transformUp(new AbstractPartialFunction<>() {
                @Override
                public boolean isDefinedAt(Expression expression) {
                    return isKey(expression);
                }

                @Override
                public Expression apply(Expression expression) {
                    return key;
                }
            });
        }

        private boolean isKey(Expression expression) {
            return expression instanceof Coalesce coalesce
                    && coalesce.children().size() == 2
                    && coalesce.children().apply(0).semanticEquals(left)
                    && coalesce.children().apply(1).semanticEquals(right);
        }
    }
}
