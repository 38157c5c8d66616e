package io.plumbline.definitions;

import io.plumbline.definitions.Job.StagePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that queries read tables that exist, none of a later stage, and none that is made from their own. */
final class QueryReferences {
    private final KnownTables tables;
    private final Problems problems;
    private final Map<TableName, Integer> stageNumbers = new HashMap<>();
    private final Set<TableName> seen = new HashSet<>();

    QueryReferences(KnownTables tables, List<StagePlan> stages, Problems problems) {
        this.tables = tables;
        this.problems = problems;
        for (int i = 0; i < stages.size(); i++) {
            int number = i;
            stages.get(i).tables().forEach(table -> stageNumbers.putIfAbsent(table, number));
        }
    }

    void check() {
        for (TableContract contract : tables.contracts().values()) {
            contract.sql().ifPresent(query -> {
                tables.check(query, problems);
                checkOrder(contract.name(), query);
            });
            follow(contract.name(), new ArrayList<>());
        }
    }

    private void checkOrder(TableName table, Expression query) {
        Optional<Integer> own = Optional.ofNullable(stageNumbers.get(table));
        SqlText.lines(query.sql()).forEach((input, line) -> {
            Optional<Integer> others = Optional.ofNullable(stageNumbers.get(input));
            if (own.isPresent() && others.isPresent() && others.get() > own.get()) {
                problems.add(
                        query.placeOfLine(line),
                        "the query of " + table + " reads " + input + ", which a later stage makes",
                        "Read a table of the same or an earlier stage, or move the table to a later one.");
            }
        });
    }

    /** Follows the inputs depth first; a table that is met again on its own way is part of a cycle. */
    private void follow(TableName table, List<TableName> way) {
        Optional<Expression> query = tables.contract(table).flatMap(TableContract::sql);
        if (way.contains(table)) {
            noteCycle(way.subList(way.indexOf(table), way.size()));
        } else if (query.isPresent() && seen.add(table)) {
            way.add(table);
            SqlText.tables(query.get().sql()).forEach(input -> follow(input, way));
            way.remove(way.size() - 1);
        }
    }

    private void noteCycle(List<TableName> cycle) {
        Place place = tables.contract(cycle.get(0))
                .flatMap(TableContract::sql)
                .map(Expression::place)
                .orElseThrow();
        String names = cycle.stream().map(TableName::toString).collect(Collectors.joining(" reads "));
        problems.add(place, "queries go round in a circle: " + names + " reads " + cycle.get(0), "Break the circle.");
    }
}
