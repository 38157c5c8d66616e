package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Trust;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * Whose value survives: of the records that hold one, the live before the given up and deleted, then the most trusted
 * source, then the latest updated, then the smallest (source_system, source_id). Aggregates over the columns
 * {@code record, source, source_system, source_id, is_live, updated_at}; a source is {@code system.record_type}.
 */
final class Survivorship {
    private final Trust trust;

    Survivorship(Trust trust) {
        this.trust = trust;
    }

    /** The surviving value of a column. */
    Column of(String field) {
        return of(field, col(field), lit(0)).getField("value");
    }

    /** A struct of the surviving {@code value} and the record that it is {@code from}. */
    Column withProvenance(String field) {
        return of(field, col(field), lit(0));
    }

    /** As {@link #withProvenance}, but records for which the condition is true go before all others. */
    Column preferring(Column condition, String field) {
        return of(field, col(field), when(condition, lit(0)).otherwise(lit(1)));
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

    private Column of(String field, Column value, Column preference) {
        Column rank = struct(
                preference.as("preference"),
                when(col("is_live"), lit(0)).otherwise(lit(1)).as("given_up"),
                position(trust.fields().getOrDefault(field, trust.order())).as("position"),
                unix_micros(col("updated_at")).unary_$minus().as("age"),
                col("source_system"),
                col("source_id"));
        // min_by passes over rows without a rank.
        return min_by(struct(value.as("value"), col("record").as("from")), when(value.isNotNull(), rank));
    }

    /** Place of the record's source in the order; that of its system for a type that is not listed; else the last. */
    private static Column position(List<String> order) {
        String[] systems = order.stream()
                .map(source -> source.substring(0, Math.max(0, source.indexOf('.'))))
                .toArray(String[]::new);
        Column exact = array_position(lit(order.toArray(String[]::new)), col("source"));
        Column ofSystem = array_position(lit(systems), col("source_system"));
        return coalesce(nullif(exact, lit(0L)), nullif(ofSystem, lit(0L)), lit(order.size() + 1L));
    }
}
