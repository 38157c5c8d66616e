package io.plumbline.definitions;

import io.plumbline.definitions.TableContract.TableColumn;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables that a definition may refer to. A table whose contract could not be read is known, but its columns are not:
 * its own problem has been noted, and those that follow from it are not worth a message.
 */
final class KnownTables {
    private final Map<TableName, TableContract> contracts = new TreeMap<>();
    private final Set<TableName> bronze = new TreeSet<>();
    private final Set<String> unreadable;

    /** @param unreadable names, without schema, of the tables whose contracts could not be read */
    KnownTables(Collection<TableContract> tables, Collection<Export> exports, Collection<String> unreadable) {
        tables.forEach(table -> contracts.putIfAbsent(table.name(), table));
        exports.forEach(export -> bronze.add(export.bronze()));
        this.unreadable = Set.copyOf(unreadable);
    }

    Map<TableName, TableContract> contracts() {
        return contracts;
    }

    boolean has(TableName name) {
        return hasContract(name) || bronze.contains(name);
    }

    /** Whether the table has a contract, even one that could not be read. */
    boolean hasContract(TableName name) {
        return contracts.containsKey(name) || unreadable.contains(name.name()) || !Kinds.TABLE.isRead(name);
    }

    Optional<TableContract> contract(TableName name) {
        return Optional.ofNullable(contracts.get(name));
    }

    /** All names, for messages. */
    List<String> names() {
        Set<TableName> names = new TreeSet<>(contracts.keySet());
        names.addAll(bronze);
        return names.stream().map(TableName::toString).toList();
    }

    /** The names of the tables with a contract, for messages. */
    List<String> contractNames() {
        return contracts.keySet().stream().map(TableName::toString).toList();
    }

    static List<String> columns(TableContract contract) {
        return contract.columns().stream().map(TableColumn::name).toList();
    }

    /** Notes the tables that a query names and nobody makes. */
    void check(Expression query, Problems problems) {
        SqlText.lines(query.sql()).forEach((table, line) -> {
            if (!has(table)) {
                problems.add(
                        query.placeOfLine(line),
                        "the query reads " + table + ", which no definition makes",
                        Suggestion.fix(
                                table.toString(),
                                names(),
                                "Write the name of a table that stands in jobs/nightly.conf, or add its contract."));
            }
        });
    }
}
