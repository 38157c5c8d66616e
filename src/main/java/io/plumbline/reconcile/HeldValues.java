package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Trust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The values that the records of a group hold of the fields that they do not agree on, the surviving and the others. A record's
 * values are ranked in one row, before there is a row for each: fields of one order share its sort.
 */
final class HeldValues {
    private final Trust trust;
    private final List<SurvivingField> fields;

    HeldValues(Trust trust, List<SurvivingField> fields) {
        this.trust = trust;
        this.fields = fields;
    }

    /** The records are those that {@link Survivorship#ranked} takes. */
    Dataset<Row> table(Dataset<Row> records, String group, String recordKey) {
        Map<SurvivingField, SurvivalOrder> orders = new LinkedHashMap<>();
        fields.forEach(field -> orders.put(field, SurvivalOrder.of(field, fields, trust)));
        Column[] ranks = orders.entrySet().stream()
                .flatMap(order -> ranks(order.getKey().name(), order.getValue(), group))
                .toArray(Column[]::new);
        Column[] values = orders.entrySet().stream()
                .map(order -> value(order.getKey().name(), order.getValue()))
                .toArray(Column[]::new);
        return SurvivalOrder.placed(records, orders.values())
                .select(Stream.concat(Stream.of(col("*")), Stream.of(ranks)).toArray(Column[]::new))
                .select(
                        col(group),
                        col(recordKey),
                        col("source_system"),
                        col("record"),
                        col("updated_at"),
                        inline(array(values)))
                .where(col("value").isNotNull());
    }

    /** Place among the records that hold a value, the value that survives, and by what the next holder is compared. */
    private static Stream<Column> ranks(String field, SurvivalOrder order, String group) {
        WindowSpec all = order.within(group);
        WindowSpec soFar = all.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
        WindowSpec whole = Window.partitionBy(group);
        Column held = when(col(field).isNotNull(), order.asStruct());
        return Stream.of(
                min(col(field))
                        .over(whole)
                        .notEqual(max(col(field)).over(whole))
                        .as("_is_disputed_" + field),
                count(col(field)).over(soFar).cast("int").as("_place_" + field),
                first(col(field), true).over(soFar).as("_survivor_" + field),
                lead(held, 1, null, true).over(all).as("_next_" + field));
    }

    private static Column value(String field, SurvivalOrder order) {
        Column value = struct(
                lit(field).as("field"),
                col(field).cast("string").as("value"),
                col("_place_" + field).as("rank"),
                col("_place_" + field).equalTo(1).as("is_surviving"),
                not(col(field).equalTo(col("_survivor_" + field))).as("differs"),
                order.rule(col("_next_" + field)).as("rule"));
        return when(col("_is_disputed_" + field), value);
    }
}
