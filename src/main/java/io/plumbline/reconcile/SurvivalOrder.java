package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.SurvivalRule;
import io.plumbline.definitions.Trust;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The order of a group's records in which they are asked for a field: the first that holds a value keeps it. It is told by
 * whole numbers, the smaller before the larger, and at last by the smallest (source_system, source_id); so the first number
 * in which two records differ is why the one stands before the other.
 */
final class SurvivalOrder {
    private static final String LIVE = "live";
    private static final String TIE = "record";

    private final List<Place> places;

    private SurvivalOrder(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /**
     * A number that tells records apart.
     *
     * @param rule what it is called where it decided
     * @param column what {@link #placed} calls it
     */
    private record Place(String rule, String column, Column value) {}

    /**
     * The order for a field, of records as {@link Survivorship} expects them.
     *
     * @param all the fields that survive, which tell how complete a record is
     */
    static SurvivalOrder of(SurvivingField field, List<SurvivingField> all, Trust trust) {
        List<Place> places = new ArrayList<>();
        field.preferred()
                .ifPresent(preferred -> places.add(
                        new Place(preferred.rule(), "_preferred_" + field.name(), behind(preferred.isPreferred()))));
        places.add(new Place(LIVE, "_live", behind(col("is_live"))));
        boolean hasOwnOrder = trust.fields().containsKey(field.name());
        List<String> sources = trust.fields().getOrDefault(field.name(), trust.order());
        for (SurvivalRule rule : trust.rules()) {
            String name = rule.name().toLowerCase(Locale.ROOT);
            String column = "_" + name + (rule == SurvivalRule.TRUST && hasOwnOrder ? "_" + field.name() : "");
            places.add(new Place(name, column, number(rule, sources, all)));
        }
        return new SurvivalOrder(places);
    }

    /** The records with the numbers of these orders, which {@link #within} and {@link #rule} need. */
    static Dataset<Row> placed(Dataset<Row> records, Collection<SurvivalOrder> orders) {
        Map<String, Column> columns = new TreeMap<>();
        orders.forEach(order -> order.places.forEach(place -> columns.put(place.column(), place.value())));
        return records.withColumns(columns);
    }

    WindowSpec within(String group) {
        Stream<String> columns =
                Stream.concat(places.stream().map(Place::column), Stream.of("source_system", "source_id"));
        return Window.partitionBy(group)
                .orderBy(columns.map(column -> col(column).asc()).toArray(Column[]::new));
    }

    /** What {@link #rule} compares. */
    Column asStruct() {
        return struct(places.stream().map(place -> col(place.column())).toArray(Column[]::new));
    }

    /**
     * What decides between a record and the next that holds a value.
     *
     * @param next its {@link #asStruct}; null if there is none
     */
    Column rule(Column next) {
        Column rule = when(next.isNull(), lit(null));
        for (Place place : places) {
            rule = rule.when(col(place.column()).notEqual(next.getField(place.column())), lit(place.rule()));
        }
        return rule.otherwise(lit(TIE));
    }

    private static Column behind(Column isBefore) {
        return when(isBefore, lit(0)).otherwise(lit(1));
    }

    private static Column number(SurvivalRule rule, List<String> sources, List<SurvivingField> all) {
        return switch (rule) {
            case TRUST -> position(sources);
            case RECENCY -> coalesce(unix_micros(col("updated_at")).multiply(-1), lit(Long.MAX_VALUE));
            case COMPLETENESS ->
                all.stream()
                        .map(field -> when(col(field.name()).isNull(), lit(1)).otherwise(lit(0)))
                        .reduce(lit(0), Column::plus);
        };
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
