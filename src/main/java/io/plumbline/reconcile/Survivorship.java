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
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Trust;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Whose value survives: of the records that hold one, the live before the given up and deleted, then the most trusted
 * source, then the latest updated, then the smallest (source_system, source_id).
 *
 * <p>The records of a group are numbered once per trust order, and each value is that of the smallest number: a dozen
 * aggregates then compare numbers and not ranks, and the sort serves them all.
 */
final class Survivorship {
    /** More than the records of any person, fewer than ints there are. */
    private static final int NOT_PREFERRED = 1 << 30;

    private final Trust trust;

    Survivorship(Trust trust) {
        this.trust = trust;
    }

    /**
     * Numbers the records of each group, which the aggregates below need.
     *
     * @param records {@code source} (system.record_type), {@code record} (source:id), {@code source_system, source_id,
     *     is_live, updated_at}
     */
    Dataset<Row> ranked(Dataset<Row> records, String group) {
        Map<String, Column> ranks = new TreeMap<>();
        ranks.put(rankOf(""), rank(trust.order(), group));
        trust.fields().forEach((field, order) -> ranks.put(rankOf(field), rank(order, group)));
        return records.withColumns(ranks);
    }

    /** The surviving value of a column. */
    Column of(String field) {
        return survivor(col(field), col(field), rankColumn(field));
    }

    /** A struct of the surviving {@code value} and the record that it is {@code from}; see {@link #provenance}. */
    Column withProvenance(String field) {
        return survivor(col(field), valueAndRecord(field), rankColumn(field));
    }

    /** As {@link #withProvenance}, but records for which the condition is true go before all others. */
    Column preferring(Column condition, String field) {
        Column delay = when(condition, lit(0)).otherwise(lit(NOT_PREFERRED));
        return survivor(col(field), valueAndRecord(field), rankColumn(field).plus(delay));
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

    private static Column survivor(Column held, Column value, Column rank) {
        // min_by passes over rows without a rank.
        return min_by(value, when(held.isNotNull(), rank));
    }

    private static Column valueAndRecord(String field) {
        return struct(col(field).as("value"), col("record").as("from"));
    }

    private Column rankColumn(String field) {
        return col(rankOf(trust.fields().containsKey(field) ? field : ""));
    }

    private static String rankOf(String field) {
        return "_rank_" + field;
    }

    private static Column rank(List<String> order, String group) {
        WindowSpec byTrust = Window.partitionBy(group)
                .orderBy(
                        col("is_live").desc(),
                        position(order).asc(),
                        col("updated_at").desc_nulls_last(),
                        col("source_system").asc(),
                        col("source_id").asc());
        return row_number().over(byTrust);
    }

    /** Place of the record's source in the order; that of its system for a type that is not listed; else the last. */
    private static Column position(List<String> order) {
        String[] systems = order.stream()
                .map(source -> source.substring(0, Math.max(0, source.indexOf('.'))))
                .toArray(String[]::new);
        Column exact = array_position(lit(order.toArray(String[]::new)), col("source"));
        Column ofSystem = array_position(lit(systems), substring_index(col("source_system"), "@", 1));
        return coalesce(nullif(exact, lit(0L)), nullif(ofSystem, lit(0L)), lit(order.size() + 1L));
    }
}
