package io.plumbline.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.ScalaUDF;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What a query does once Spark knows what its names mean. */
final class AnalyzedQuery {
    /** Functions whose result is another one tomorrow, or elsewhere. */
    private static final Set<String> UNSTABLE = Set.of(
            "Rand",
            "Randn",
            "Uuid",
            "Shuffle",
            "MonotonicallyIncreasingID",
            "SparkPartitionID",
            "InputFileName",
            "CurrentDate",
            "CurrentTime",
            "CurrentTimestamp",
            "CurrentTimestampLike",
            "Now",
            "LocalTimestamp",
            "UnixTimestamp0");

    private final List<Expression> expressions = new ArrayList<>();

    AnalyzedQuery(Dataset<Row> rows) {
        collect(rows.queryExecution().analyzed());
    }

    /** A call of a Java function whose first argument is a text, e.g. {@code classify('channel', …)}. */
    record NamedCall(String function, String name) {}

    Set<String> unstableFunctions() {
        Set<String> found = new TreeSet<>();
        for (Expression expression : expressions) {
            if (UNSTABLE.contains(expression.getClass().getSimpleName())) {
                found.add(expression.prettyName());
            }
        }
        return found;
    }

    List<NamedCall> namedCalls() {
        List<NamedCall> calls = new ArrayList<>();
        for (Expression expression : expressions) {
            if (expression instanceof ScalaUDF function) {
                add(calls, function.name(), function.children());
            } else if (expression instanceof Invoke function) {
                add(calls, function.functionName(), function.arguments());
            }
        }
        return calls;
    }

    private static void add(List<NamedCall> calls, String function, Seq<Expression> arguments) {
        if (arguments.nonEmpty() && arguments.head() instanceof Literal literal && literal.value() != null) {
            calls.add(new NamedCall(function, literal.value().toString()));
        }
    }

    private void collect(LogicalPlan plan) {
        for (Expression expression : CollectionConverters.asJava(plan.expressions())) {
            collect(expression);
        }
        for (LogicalPlan child : CollectionConverters.asJava(plan.children())) {
            collect(child);
        }
    }

    private void collect(Expression expression) {
        expressions.add(expression);
        for (Expression child : CollectionConverters.asJava(expression.children())) {
            collect(child);
        }
    }
}
