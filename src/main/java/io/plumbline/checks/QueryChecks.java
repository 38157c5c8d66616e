package io.plumbline.checks;

import io.plumbline.definitions.Gate;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** Checks that whole queries can be analysed and give the columns that their readers expect. */
final class QueryChecks {
    private static final List<String> GAP_COLUMNS =
            List.of("value STRING", "found_in STRING", "rows BIGINT", "currency STRING", "amount DECIMAL(18,4)");

    private final Analysis analysis;
    private final EmptyTables tables;

    QueryChecks(Analysis analysis, EmptyTables tables) {
        this.analysis = analysis;
        this.tables = tables;
    }

    void check(TableContract contract) {
        contract.sql()
                .ifPresent(sql -> analysis.of(sql.place(), () -> tables.query(sql.sql()))
                        .ifPresent(result ->
                                compare(sql.place(), columns(result.schema()), columns(EmptyTables.schema(contract)))));
    }

    void check(Gate gate) {
        analysis.of(gate.query().place(), () -> tables.query(gate.query().sql()))
                .ifPresent(result -> gate.by()
                        .filter(column -> !columns(result.schema()).contains(column + " INT"))
                        .ifPresent(column -> analysis.report(
                                gate.query().place(),
                                "the query gives " + columns(result.schema()) + ", but by says " + column + " INT",
                                "Give the partition a column of the result, or leave by out.")));
    }

    void check(Taxonomy taxonomy) {
        taxonomy.gaps()
                .ifPresent(gaps -> analysis.of(gaps.place(), () -> tables.query(gaps.sql()))
                        .ifPresent(result -> compare(gaps.place(), columns(result.schema()), GAP_COLUMNS)));
    }

    private void compare(Place place, List<String> actual, List<String> expected) {
        if (!actual.equals(expected)) {
            List<String> surplus = new ArrayList<>(actual);
            surplus.removeAll(expected);
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(actual);
            analysis.report(
                    place,
                    surplus.isEmpty() && missing.isEmpty()
                            ? "the query gives the contract's columns in another order"
                            : "the query gives " + surplus + ", the contract says " + missing,
                    "End the query with the contract's columns, in its order, cast to its types.");
        }
    }

    private static List<String> columns(StructType schema) {
        return List.of(schema.fields()).stream()
                .map(field -> field.name() + " " + field.dataType().sql())
                .toList();
    }
}
