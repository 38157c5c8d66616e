package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Trust;
import java.util.HashMap;
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
 * <p>The records of a group are numbered once per trust order, and each value is that of the smallest number: a dozen
 * aggregates then compare numbers and not ranks, and the sort serves them all.
 */
final class Survivorship {
    /** More than the records of any person, fewer than ints there are. */
    private static final int NOT_PREFERRED = 1 << 30;

    private final Trust trust;
    private final List<SurvivingField> fields;
    private final String group;

    /**
     * @param fields all that survive; they tell how complete a record is, too
     * @param group the column that says to whom a record belongs
     */
    Survivorship(Trust trust, List<SurvivingField> fields, String group) {
        this.trust = trust;
        this.fields = List.copyOf(fields);
        this.group = group;
    }

    /**
     * Numbers the records of each group, which the aggregates below need.
     *
     * @param records {@code source} (system.record_type), {@code record} (source:id), {@code source_system, source_id,
     *     is_live, updated_at}
     */
    Dataset<Row> ranked(Dataset<Row> records) {
        Map<String, SurvivalOrder> orders = new TreeMap<>();
        fields.forEach(field -> orders.putIfAbsent(
                rankOf(field.name()), SurvivalOrder.of(SurvivingField.of(field.name()), fields, trust)));
        Map<String, Column> ranks = new TreeMap<>();
        orders.forEach((rank, order) -> ranks.put(rank, row_number().over(order.within(group))));
        return SurvivalOrder.placed(records, orders.values()).withColumns(ranks);
    }

    /** What the records of a group hold of the fields that they do not agree on, see {@link HeldValues}; of the records that {@link #ranked} takes. */
    Dataset<Row> values(Dataset<Row> records, String recordKey) {
        return new HeldValues(trust, fields).table(records, group, recordKey);
    }

    /** The surviving value of a column. */
    Column of(String field) {
        return survivor(field, col(field));
    }

    /** A struct of the surviving {@code value} and the record that it is {@code from}; see {@link #provenance}. */
    Column withProvenance(String field) {
        return survivor(field, struct(col(field).as("value"), col("record").as("from")));
    }

    /** Splits the named structs: the value under the field's name, its record under {@code <field>_from}. */
    static Map<String, Column> provenance(String... fields) {
        Map<String, Column> columns = new HashMap<>();
        for (String field : fields) {
            columns.put(field, col(field).getField("value"));
            columns.put(field + "_from", col(field).getField("from"));
        }
        return columns;
    }

    /** The id of a group of records with one key: two ids with equal first 64 bits must stop the run, not become one. */
    static Column onlyId(String idColumn) {
        Column isCollision = min(idColumn).notEqual(max(idColumn));
        String message = "two different values of %s share their first 64 bits, the key; nothing was published."
                + " Change the person secret to give all people new keys, or report it if the id is an account's";
        return when(isCollision, raise_error(lit(message.formatted(idColumn)))).otherwise(min(idColumn));
    }

    private Column survivor(String field, Column value) {
        // min_by passes over rows without a rank.
        return min_by(value, when(col(field).isNotNull(), rank(field)));
    }

    private Column rank(String name) {
        Column rank = col(rankOf(name));
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .flatMap(field -> field.preferred().stream())
                .map(preferred ->
                        rank.plus(when(preferred.isPreferred(), lit(0)).otherwise(lit(NOT_PREFERRED))))
                .findFirst()
                .orElse(rank);
    }

    private String rankOf(String field) {
        return "_rank_" + (trust.fields().containsKey(field) ? field : "");
    }
}
