package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array_position;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.SurvivalRule;
import io.plumbline.definitions.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;

/**
 * The order of a group's records in which they are asked for a field: the first that holds a value keeps it. It is told by
 * whole numbers, the smaller before the larger, and at last by the smallest (source_system, source_id); so the first number
 * in which two records differ is why the one stands before the other.
 */
final class SurvivalOrder {
    /** Why a record stands before another that no number tells it from. */
    static final String TIE = "record";

    private static final String LIVE = "live";

    private final List<Place> places;

    private SurvivalOrder(List<Place> places) {
        this.places = List.copyOf(places);
    }

    /**
     * A number that tells records apart.
     *
     * @param rule what it is called where it decided
     * @param number its column and what that holds; empty for whether the record is live, which its group says
     */
    private record Place(String rule, Optional<Number> number) {
        static Place of(String rule, String column, Column value) {
            return new Place(rule, Optional.of(new Number(column, value.cast("bigint"))));
        }
    }

    private record Number(String column, Column value) {}

    /**
     * The order for a field, of records as {@link Survivorship} expects them.
     *
     * @param all the fields that survive, which tell how complete a record is
     */
    static SurvivalOrder of(SurvivingField field, List<SurvivingField> all, Trust trust) {
        List<Place> places = new ArrayList<>();
        field.preferred()
                .ifPresent(preferred -> places.add(Place.of(
                        preferred.rule(),
                        "_preferred_" + field.name(),
                        when(preferred.isPreferred(), lit(0)).otherwise(lit(1)))));
        places.add(new Place(LIVE, Optional.empty()));
        boolean hasOwnOrder = trust.fields().containsKey(field.name());
        List<String> sources = trust.fields().getOrDefault(field.name(), trust.order());
        for (SurvivalRule rule : trust.rules()) {
            String name = rule.name().toLowerCase(Locale.ROOT);
            String column = "_" + name + (rule == SurvivalRule.TRUST && hasOwnOrder ? "_" + field.name() : "");
            places.add(Place.of(name, column, number(rule, sources, all)));
        }
        return new SurvivalOrder(places);
    }

    /** What decides, the first before the others. */
    List<String> rules() {
        return places.stream().map(Place::rule).toList();
    }

    /** Where each rule's number stands; empty for whether the record is live. */
    List<Optional<String>> columns() {
        return places.stream().map(place -> place.number().map(Number::column)).toList();
    }

    /** The numbers by their columns. */
    Map<String, Column> numbers() {
        Map<String, Column> numbers = new TreeMap<>();
        places.forEach(place -> place.number().ifPresent(number -> numbers.put(number.column(), number.value())));
        return numbers;
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
