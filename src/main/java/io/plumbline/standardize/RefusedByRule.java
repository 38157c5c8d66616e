package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Refusal;
import io.plumbline.definitions.LeavesBy;
import io.plumbline.functions.ParsedExpression;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** Which rule of an export refuses a record: the first that is true. */
final class RefusedByRule {
    private final List<Refusal> rules;
    private final Set<String> reopened;

    /** @param reopened deliveries whose late records a person let in */
    RefusedByRule(Export export, Set<String> reopened) {
        this.rules = export.refuse();
        this.reopened = Set.copyOf(reopened);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The number of the rule, or null. */
    Column number() {
        Column number = lit(null).cast("int");
        for (int i = rules.size() - 1; i >= 0; i--) {
            number = when(holds(rules.get(i)), lit(i)).otherwise(number);
        }
        return number;
    }

    private Column holds(Refusal rule) {
        Column holds = expr(rule.when().sql());
        boolean isLifted = rule.leavesBy() == LeavesBy.REOPENING && !reopened.isEmpty();
        return isLifted ? holds.and(not(col("_delivery_id").isin(reopened.toArray()))) : holds;
    }

    /** Names that are used to tell the number. */
    Set<String> names() {
        return rules.stream()
                .flatMap(rule -> ParsedExpression.of(rule.when()).columns().stream())
                .collect(Collectors.toSet());
    }

    /** By number: the text of a {@link RowProblem}. */
    List<String> problems() {
        return rules.stream()
                .map(rule -> new RowProblem(rule.leavesBy(), "", rule.reason()).text())
                .toList();
    }
}
