package io.plumbline.definitions;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that only queries read tables. Which tables a mapping, a check or a KPI read, no step would know, so it would
 * not wait for them nor run again when they change.
 */
final class ExpressionReferences {
    private final Problems problems;

    ExpressionReferences(Problems problems) {
        this.problems = problems;
    }

    void check(Collection<Export> exports, Collection<TableContract> tables, Collection<Kpi> kpis) {
        exports.stream().flatMap(ExpressionReferences::of).forEach(this::check);
        tables.stream()
                .flatMap(table -> table.checks().stream())
                .map(TableContract.Check::failsWhen)
                .forEach(this::check);
        kpis.stream().flatMap(ExpressionReferences::of).forEach(this::check);
    }

    private static Stream<Expression> of(Export export) {
        Stream<Expression> mappings = export.becomes().stream()
                .flatMap(becomes -> Stream.of(
                                becomes.each().stream().map(Export.Each::list),
                                becomes.where().stream(),
                                becomes.columns().stream().map(Export.Mapping::expression))
                        .flatMap(expressions -> expressions));
        return Stream.concat(export.refuse().stream().map(Export.Refusal::when), mappings);
    }

    private static Stream<Expression> of(Kpi kpi) {
        return Stream.concat(kpi.where().stream(), kpi.formula().expressions().stream());
    }

    private void check(Expression expression) {
        Optional<TableName> table = SqlText.tables(expression.sql()).stream().findFirst();
        table.ifPresent(name -> problems.add(
                expression.place(),
                "the expression reads " + name + ", which only a query may",
                "Bring the value into the row by a .sql in jobs/nightly."));
    }
}
