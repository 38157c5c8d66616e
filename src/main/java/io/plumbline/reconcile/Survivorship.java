package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Trust;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whose value survives: of the records that hold one, the live before the given up and deleted, then by the rules of
 * {@code conf/trust.conf}, then the smallest (source_system, source_id).
 *
 * <p>Records are {@code source} (system.record_type), {@code record} (source:id), {@code source_system, source_id, updated_at},
 * {@code is_deleted}, {@code is_merged} (into another, by its system), and the fields. Each group of them is in memory at once.
 */
final class Survivorship {
    static final String IS_DELETED = "is_deleted";
    static final String IS_MERGED = "is_merged";

    private final Map<String, SurvivalOrder> orders = new TreeMap<>();
    private final List<String> fields;
    private final String group;

    /**
     * @param fields all that survive; they tell how complete a record is, too
     * @param group the column that says to whom a record belongs
     */
    Survivorship(Trust trust, List<SurvivingField> fields, String group) {
        fields.forEach(field -> orders.put(field.name(), SurvivalOrder.of(field, fields, trust)));
        this.fields = fields.stream().map(SurvivingField::name).toList();
        this.group = group;
    }

    /** One row for each group, see {@link Survivors}. */
    Dataset<Row> survivors(Dataset<Row> records, Measure... measures) {
        Map<String, Column> columns = new LinkedHashMap<>();
        fields.forEach(field -> columns.put(field, col(field)));
        Arrays.stream(measures).map(Measure::column).forEach(column -> columns.put(column, col(column)));
        Dataset<Row> candidates = candidates(records, columns);
        return Survivors.of(candidates, group, fields, ranking(candidates), measures);
    }

    /** The columns that say from which records these fields are. */
    static String[] sources(String... fields) {
        return Arrays.stream(fields).map(Survivors::source).toArray(String[]::new);
    }

    /** What the records of a group hold of the fields that they do not agree on, see {@link HeldValues}. */
    Dataset<Row> values(Dataset<Row> records, String recordKey) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put(recordKey, col(recordKey));
        fields.forEach(field -> columns.put(field, col(field).cast("string")));
        Dataset<Row> candidates = candidates(records, columns);
        return HeldValues.of(candidates, group, recordKey, fields, ranking(candidates));
    }

    /** Rows with the columns that all need, and these. */
    private Dataset<Row> candidates(Dataset<Row> records, Map<String, Column> others) {
        Map<String, Column> columns = new LinkedHashMap<>(others);
        for (String column :
                List.of(group, "record", "source_system", "source_id", "updated_at", IS_DELETED, IS_MERGED)) {
            columns.put(column, col(column));
        }
        orders.values().forEach(order -> columns.putAll(order.numbers()));
        return records.select(columns.entrySet().stream()
                        .map(column -> column.getValue().as(column.getKey()))
                        .toArray(Column[]::new))
                .repartition(col(group));
    }

    private Ranking ranking(Dataset<Row> candidates) {
        return new Ranking(fields.stream().map(orders::get).toList(), candidates.schema());
    }

    /**
     * The id of a group of records with one key: two ids with equal first 64 bits must stop the run, not become one.
     *
     * @param name what the id is called
     * @param smallest the smallest of the group's ids
     * @param largest the largest
     */
    static Column onlyId(String name, Column smallest, Column largest) {
        String message = "two different values of %s share their first 64 bits, the key; nothing was published."
                + " Change the person secret to give all people new keys, or report it if the id is an account's";
        return when(smallest.notEqual(largest), raise_error(lit(message.formatted(name))))
                .otherwise(smallest);
    }
}
