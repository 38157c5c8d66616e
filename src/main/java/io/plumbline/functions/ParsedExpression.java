package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Expression;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.UnresolvedNamedLambdaVariable;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import scala.jdk.javaapi.CollectionConverters;

/** A SQL expression as Spark parses it: the names that it uses, before anybody knows what they mean. */
public final class ParsedExpression {
    private final org.apache.spark.sql.catalyst.expressions.Expression tree;

    private ParsedExpression(org.apache.spark.sql.catalyst.expressions.Expression tree) {
        this.tree = tree;
    }

    /** The expression; a PlumblineException when it is no SQL. */
    public static ParsedExpression of(Expression expression) {
        try {
            return new ParsedExpression(CatalystSqlParser$.MODULE$.parseExpression(expression.sql()));
        } catch (Exception e) { // Scala does not declare that it throws a ParseException
            throw new PlumblineException(
                    expression.place() + ": this is no SQL expression: " + firstLine(String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** Names of columns, in the order of their first use. */
    public Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        for (org.apache.spark.sql.catalyst.expressions.Expression part : parts()) {
            if (part instanceof UnresolvedAttribute attribute) {
                names.add(attribute.nameParts().head().toLowerCase(Locale.ROOT));
            } else if (part instanceof UnresolvedNamedLambdaVariable variable) {
                names.add(variable.nameParts().head().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Whether the expression is a CASE: it says itself when there is no value. */
    public boolean isCase() {
        return tree instanceof CaseWhen;
    }

    /** Whether any function is called, Spark's own or another. */
    public boolean callsFunction() {
        return parts().stream().anyMatch(UnresolvedFunction.class::isInstance);
    }

    /**
     * What must hold at least where the condition does, as SQL: those of the conditions joined by AND that call no function.
     * Empty when each of them calls one.
     */
    public Optional<String> cheapPart() {
        return conditions(tree).stream()
                .filter(condition -> !new ParsedExpression(condition).callsFunction())
                .map(condition -> "(" + condition.sql() + ")")
                .reduce((one, other) -> one + " AND " + other);
    }

    private static List<org.apache.spark.sql.catalyst.expressions.Expression> conditions(
            org.apache.spark.sql.catalyst.expressions.Expression condition) {
        if (condition instanceof And both) {
            List<org.apache.spark.sql.catalyst.expressions.Expression> conditions =
                    new ArrayList<>(conditions(both.left()));
            conditions.addAll(conditions(both.right()));
            return conditions;
        }
        return List.of(condition);
    }

    private List<org.apache.spark.sql.catalyst.expressions.Expression> parts() {
        List<org.apache.spark.sql.catalyst.expressions.Expression> parts = new ArrayList<>(List.of(tree));
        for (int i = 0; i < parts.size(); i++) {
            parts.addAll(CollectionConverters.asJava(parts.get(i).children()));
        }
        return parts;
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }
}
