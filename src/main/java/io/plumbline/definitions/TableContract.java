package io.plumbline.definitions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one table promises: {@code jobs/nightly/<stage>/<table>.conf}, beside its {@code .sql} if it is made from tables.
 *
 * @param grain what one row is, in words
 * @param key columns that name a row; unique and never null
 * @param partition the column the table is stored by, an int like 202603, if it is large enough to be
 * @param subpartition the column by which each of its partitions is stored, so that a file holds one value of it
 * @param sql the query that makes it; empty when a Java class or an export mapping does
 * @param recompute how the rows that may differ are found; empty when the table is always made as a whole
 * @param hash SHA-256 of contract and query
 */
public record TableContract(
        TableName name,
        String grain,
        String owner,
        List<TableColumn> columns,
        List<String> key,
        Optional<String> partition,
        Optional<String> subpartition,
        Optional<Expression> sql,
        Optional<Recompute> recompute,
        List<Check> checks,
        Place place,
        String hash) {
    /**
     * The column by which a table of records says which of them a full delivery no longer had. The job fills it.
     */
    public static final String MISSING_SINCE = "_missing_since";

    /**
     * The column by which a table says when each of its records was first delivered: the date of the delivery folder, whatever
     * the record said then and has said since. The job fills it.
     */
    public static final String FIRST_DELIVERED_ON = "_first_delivered_on";

    public TableContract {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        checks = List.copyOf(checks);
    }

    /** The columns that the table is stored by, coarsest first. */
    public List<String> partitionColumns() {
        return Stream.concat(partition.stream(), subpartition.stream()).toList();
    }

    public boolean has(String column) {
        return columns.stream().anyMatch(candidate -> candidate.name().equals(column));
    }

    /** The same table with fewer columns. */
    public TableContract only(Collection<String> names) {
        List<TableColumn> kept =
                columns.stream().filter(column -> names.contains(column.name())).toList();
        return new TableContract(
                name, grain, owner, kept, key, partition, subpartition, sql, recompute, checks, place, hash);
    }

    /**
     * One column.
     *
     * @param type a Spark SQL type, e.g. {@code decimal(18,4)}
     * @param required never null; otherwise null means unknown
     * @param pii holds personal data
     * @param references the table of whose key it holds values
     * @param meaning what it says, but for what {@code references} does
     * @param unit the unit where the type does not say it
     */
    public record TableColumn(
            String name,
            String type,
            boolean required,
            boolean pii,
            Optional<TableName> references,
            String meaning,
            Optional<String> unit,
            Place place) {
        /** The meaning as readers of the table see it. */
        public String comment() {
            return references.map(table -> meaning + " Key of " + table + ".").orElse(meaning);
        }
    }

    /** A check: {@code failsWhen} is true for a row that violates it. */
    public record Check(String name, Expression failsWhen, Severity severity) {}
}
