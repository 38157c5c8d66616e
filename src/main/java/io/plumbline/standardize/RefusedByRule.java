package io.plumbline.standardize;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Refusal;
import io.plumbline.functions.ParsedExpression;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** Which rule of an export refuses a record: the first that is true. */
final class RefusedByRule {
    private final List<Refusal> rules;

    RefusedByRule(Export export) {
        this.rules = export.refuse();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The number of the rule, or null. */
    Column number() {
        Column number = lit(null).cast("int");
        for (int i = rules.size() - 1; i >= 0; i--) {
            number = when(expr(rules.get(i).when().sql()), lit(i)).otherwise(number);
        }
        return number;
    }

    /** Names that are used to tell the number. */
    Set<String> names() {
        return rules.stream()
                .flatMap(rule -> ParsedExpression.of(rule.when()).columns().stream())
                .collect(Collectors.toSet());
    }

    /** By number: {@code column|reason}, where no column is the reason. */
    List<String> problems() {
        return rules.stream().map(rule -> "|" + rule.reason()).toList();
    }
}
