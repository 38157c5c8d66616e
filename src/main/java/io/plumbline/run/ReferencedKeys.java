package io.plumbline.run;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Severity;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.TableChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether each key that a contract's column references exists, so that no figure falls out of a report. Where no referenced table
 * lost a key since the release, only the rows that came since are asked.
 */
final class ReferencedKeys {
    private static final String GATE = "referenced_keys_exist";

    private final Lake lake;
    private final Definitions definitions;
    private final SinceRelease sinceRelease;
    private final Set<TableName> unreleased;
    private final Map<TableName, Members> members = new TreeMap<>();

    /** @param unreleased tables whose newest version no release has yet; all others were asked before their release */
    ReferencedKeys(Lake lake, Definitions definitions, SinceRelease sinceRelease, Set<TableName> unreleased) {
        this.lake = lake;
        this.definitions = definitions;
        this.sinceRelease = sinceRelease;
        this.unreleased = unreleased;
    }

    private record Members(LongSet keys, boolean lostAny) {}

    /** A violation for every column that holds a key of nobody; columns that reference a table which the job leaves out are not asked. */
    GateResult check() {
        lake.spark().sparkContext().setJobDescription("gate " + GATE);
        List<String> violations = new ArrayList<>();
        for (TableContract contract : definitions.tables().values()) {
            List<TableColumn> columns = contract.columns().stream()
                    .filter(column -> column.references()
                            .filter(table -> definitions.job().makes(Set.of(table)))
                            .isPresent())
                    .toList();
            boolean isAsked = unreleased.contains(contract.name())
                    || columns.stream().anyMatch(column -> unreleased.contains(referenced(column)));
            if (isAsked && !columns.isEmpty() && lake.exists(contract.name())) {
                violations.addAll(violations(contract.name(), columns));
            }
        }
        return new GateResult(
                GATE,
                Severity.FAIL,
                violations,
                "The query of the referenced table misses members that the other names: compare the two in jobs/nightly.");
    }

    private List<String> violations(TableName table, List<TableColumn> columns) {
        boolean isAnyLost =
                columns.stream().anyMatch(column -> members(referenced(column)).lostAny());
        if (!isAnyLost && !unreleased.contains(table)) {
            return List.of();
        }
        Dataset<Row> all = lake.suiting(List.of(table)).read(table);
        Dataset<Row> asked = isAnyLost
                ? all
                : sinceRelease.changes(table).map(TableChanges::added).orElse(all);
        List<long[]> keys = ColumnNumbers.distinct(asked.select(
                columns.stream().map(column -> number(column.name())).toArray(Column[]::new)));
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            LongSet known = members(referenced(columns.get(i))).keys();
            long[] unknown = LongStream.of(keys.get(i))
                    .filter(key -> !known.holds(key))
                    .sorted()
                    .toArray();
            if (unknown.length > 0) {
                violations.add("%s.%s has %d keys that %s has not, the first: %d"
                        .formatted(
                                table, columns.get(i).name(), unknown.length, referenced(columns.get(i)), unknown[0]));
            }
        }
        return violations;
    }

    private Members members(TableName table) {
        return members.computeIfAbsent(table, this::readMembers);
    }

    private Members readMembers(TableName table) {
        Column key = number(definitions.contract(table).key().get(0));
        LongSet now = LongSet.of(lake.suiting(List.of(table)).read(table).select(key));
        boolean lostAny = unreleased.contains(table)
                && sinceRelease
                        .before(table)
                        .map(rows -> ColumnNumbers.distinct(rows.select(key)).get(0))
                        .map(before -> !LongStream.of(before).allMatch(now::holds))
                        .orElse(true);
        return new Members(now, lostAny);
    }

    private static Column number(String column) {
        return col(column).cast("bigint");
    }

    private static TableName referenced(TableColumn column) {
        return column.references().orElseThrow();
    }
}
