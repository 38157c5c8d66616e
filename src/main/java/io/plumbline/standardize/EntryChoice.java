package io.plumbline.standardize;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Expression;
import io.plumbline.functions.ParsedExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Which entry of {@code becomes} a record is of: the first whose condition holds. */
final class EntryChoice {
    private final List<Becomes> entries;

    EntryChoice(List<Becomes> entries) {
        this.entries = entries;
    }

    /** The number of the entry among all, or null; asked only of records that may be of one. */
    Column number() {
        if (entries.size() == 1) {
            return lit(0);
        }
        Column number = lit(null).cast("int");
        for (int i = entries.size() - 1; i >= 0; i--) {
            Column otherwise = number;
            Column own = lit(i);
            number = entries.get(i)
                    .where()
                    .map(where -> when(expr(where.sql()), own).otherwise(otherwise))
                    .orElse(own);
        }
        return number;
    }

    /** Names that are used to tell the number. */
    Set<String> names() {
        return entries.size() == 1
                ? Set.of()
                : entries.stream()
                        .flatMap(entry -> entry.where().stream())
                        .flatMap(where -> ParsedExpression.of(where).columns().stream())
                        .collect(Collectors.toSet());
    }

    /** Whether a record may be of an entry. With a single entry it then is. */
    Column mayBeOfAny() {
        return entries.size() == 1
                ? entries.get(0).where().map(where -> expr(where.sql())).orElse(lit(true))
                : isRoughlyOfAny();
    }

    /** Whether a record may be of an entry, as far as that can be told without calling a function. */
    Column isRoughlyOfAny() {
        return entries.stream()
                .map(entry -> entry.where().flatMap(EntryChoice::cheapPart))
                .map(condition -> condition.map(functions::expr).orElse(lit(true)))
                .reduce(Column::or)
                .orElse(lit(true));
    }

    private static Optional<String> cheapPart(Expression where) {
        return ParsedExpression.of(where).cheapPart();
    }
}
