package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.plumbline.attribute.CreditExplanation.Place;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.ReleasedTables;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Tells of touches what the dimensions of a release call them, and from which file and record they came. */
final class TouchPlaces {
    private static final TableName CAMPAIGN = TableName.of("gold.dim_campaign");
    private static final TableName PERSON = TableName.of("gold.dim_person");
    private static final TableName DELIVERY = TableName.of("ops.delivery");
    private static final String UNKNOWN = "(unknown)";
    private static final String NONE = "(not applicable)";

    private final Lake lake;
    private final ReleasedTables tables;

    TouchPlaces(Lake lake, ReleasedTables tables) {
        this.lake = lake;
        this.tables = tables;
    }

    /** Pseudonyms of people by their keys. */
    Map<Long, String> people(Collection<Long> keys) {
        return names(PERSON, "person_key", "person_id", keys);
    }

    /** The touches by their keys. */
    Map<Long, Place> of(Collection<Touch> touches) {
        Map<Long, Touch> byKey = new TreeMap<>();
        touches.forEach(touch -> byKey.put(touch.key(), touch));
        Map<Long, String> people =
                people(byKey.values().stream().map(Touch::personKey).collect(Collectors.toSet()));
        Map<Long, String> campaigns = names(
                CAMPAIGN,
                "campaign_key",
                "campaign",
                byKey.values().stream().map(Touch::campaignKey).collect(Collectors.toSet()));
        List<Row> rows = rows(byKey.values());
        Map<String, String> files = files(rows);
        Map<Long, Place> places = new HashMap<>();
        for (Row row : rows) {
            Touch touch = byKey.get(row.getLong(0));
            if (touch != null) {
                places.put(
                        touch.key(),
                        place(
                                row,
                                campaigns.getOrDefault(touch.campaignKey(), NONE),
                                people.getOrDefault(touch.personKey(), UNKNOWN),
                                files.getOrDefault(row.getString(6) + ' ' + row.getString(7), "")));
            }
        }
        return places;
    }

    private List<Row> rows(Collection<Touch> touches) {
        return tables.read(CreditInputs.TOUCH)
                .filter(col("touch_key").isin(touches.stream().map(Touch::key).toArray()))
                .select(
                        col("touch_key"),
                        expr("unix_micros(occurred_at)"),
                        expr("touch_channel(channel, campaign_channel(campaign_key))"),
                        col("touch_type"),
                        col("source_system"),
                        col("source_id"),
                        col("_export"),
                        col("_delivery_id"),
                        col("_row"))
                .collectAsList();
    }

    private static Place place(Row row, String campaign, String person, String file) {
        return new Place(
                row.getLong(0),
                ChronoUnit.MICROS.addTo(Instant.EPOCH, row.getLong(1)),
                row.getString(2),
                campaign,
                row.getString(3),
                person,
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                file,
                row.getLong(8));
    }

    /** Files by export and delivery. The ledger is asked as it is now: it only grows. */
    private Map<String, String> files(List<Row> touches) {
        Map<String, String> files = new HashMap<>();
        Object[] deliveries =
                touches.stream().map(row -> row.getString(7)).distinct().toArray();
        lake.read(DELIVERY)
                .filter(col("status").equalTo("landed").and(col("delivery_id").isin(deliveries)))
                .orderBy("file")
                .select("export", "delivery_id", "file")
                .collectAsList()
                .forEach(row -> files.putIfAbsent(row.getString(0) + ' ' + row.getString(1), row.getString(2)));
        return files;
    }

    private Map<Long, String> names(TableName table, String key, String name, Collection<Long> keys) {
        Map<Long, String> names = new HashMap<>();
        tables.read(table)
                .filter(col(key).isin(keys.toArray()))
                .select(key, name)
                .collectAsList()
                .forEach(row -> names.put(row.getLong(0), row.getString(1)));
        return names;
    }
}
