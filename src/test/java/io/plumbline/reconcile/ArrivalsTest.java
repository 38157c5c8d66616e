package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.kit.Spark;
import io.plumbline.match.KnownPeople;
import io.plumbline.match.Links;
import io.plumbline.match.Matcher;
import io.plumbline.match.RecordTable;
import io.plumbline.reconcile.MatchedPairs.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thirty nights in which the invented people of matching/people.csv arrive, are matched by likeness and linked. */
@ExtendWith(Spark.class)
class ArrivalsTest {
    private static final int NIGHTS = 30;
    private static final LocalDate BEFORE = LocalDate.of(2026, 2, 28);
    private static final PersonIds IDS = new PersonIds("a secret for tests".getBytes(StandardCharsets.US_ASCII));
    private static final Loaded LOADED = MatchingLoader.load(Path.of(""), Path.of(""), "conf/matching/people.conf");
    private static final StructType RECORD = StructType.fromDDL(
            "person_record_key BIGINT, source_system STRING, source_id STRING, _first_delivered_on DATE");
    private static final StructType EDGE =
            StructType.fromDDL("left_record_key BIGINT, right_record_key BIGINT, rule STRING");
    private static final StructType DECISION =
            StructType.fromDDL("verdict STRING, left_record_key BIGINT, right_record_key BIGINT");
    private static final int OUTCOME = MatchedPairs.ROW.fieldIndex("outcome");
    /** Keys of one night are this far from those of the next, so that all nights are linked in one go. */
    private static final long APART = 1_000_000;

    /** @param night of its arrival, from 1 */
    private record Arrival(long key, String system, String id, Map<String, String> values, int night) {}

    private final List<Arrival> arrivals = arrivals();

    @Test
    void thirtyNightsGiveThePeopleOfOneFullMatchAndEverybodyWhoStaysTheSameKeepsTheId(SparkSession spark) {
        List<Map<String, Set<Long>>> nights = nights(spark);
        int same = 0;
        int grown = 0;
        int disturbed = 0;
        for (int night = 2; night <= NIGHTS; night++) {
            Map<String, Set<Long>> now = nights.get(night);
            for (Map.Entry<String, Set<Long>> person : nights.get(night - 1).entrySet()) {
                Set<Long> membersNow = now.getOrDefault(person.getKey(), Set.of());
                if (now.containsValue(person.getValue())) {
                    assertThat(membersNow).as("night %d", night).isEqualTo(person.getValue());
                    same++;
                } else if (hasNewcomer(now, person.getValue(), night)) {
                    grown++;
                } else {
                    disturbed++;
                }
            }
        }

        assertThat(nights.get(NIGHTS)).as("in another order and at once").isEqualTo(nights.get(0));
        assertThat(same).isGreaterThan(3000);
        assertThat(grown).isGreaterThan(150);
        assertThat(disturbed)
                .as("people whom no newcomer concerns, moved because what a likeness says is learned from all records")
                .isLessThan(20);
    }

    /** Who is who after each night, by id; under 0 after all of them at once. */
    private List<Map<String, Set<Long>>> nights(SparkSession spark) {
        List<Row> records = new ArrayList<>();
        List<Row> edges = new ArrayList<>();
        for (int night = 0; night <= NIGHTS; night++) {
            int last = night == 0 ? NIGHTS : night;
            long first = night * APART;
            List<Arrival> there = new ArrayList<>(
                    arrivals.stream().filter(arrival -> arrival.night() <= last).toList());
            Collections.shuffle(there, new Random(night));
            there.forEach(arrival -> records.add(RowFactory.create(
                    first + arrival.key(),
                    arrival.system(),
                    arrival.id(),
                    Date.valueOf(BEFORE.plusDays(arrival.night())))));
            linked(there)
                    .forEach(pair -> edges.add(RowFactory.create(
                            first + pair.getLong(0), first + pair.getLong(1), Rule.MATCHED.sqlName())));
        }
        List<Map<String, Set<Long>>> nights = new ArrayList<>();
        for (int night = 0; night <= NIGHTS; night++) {
            nights.add(new TreeMap<>());
        }
        LinkTables.personLinks(
                        spark.createDataFrame(records, RECORD),
                        spark.createDataFrame(edges, EDGE),
                        spark.createDataFrame(List.of(), DECISION),
                        IDS)
                .select("person_id", "person_record_key")
                .collectAsList()
                .forEach(link -> nights.get((int) (link.getLong(1) / APART))
                        .computeIfAbsent(link.getString(0), person -> new TreeSet<>())
                        .add(link.getLong(1) % APART));
        return nights;
    }

    /** What the night's matching links of these records. */
    private static List<Row> linked(List<Arrival> there) {
        RecordTable.Builder builder = new RecordTable.Builder(LOADED.matching(), LOADED.kinds());
        Map<String, Long> keyOf = new TreeMap<>();
        there.forEach(arrival -> {
            builder.add(
                    arrival.system(), arrival.id(), column -> arrival.values().getOrDefault(column, ""));
            keyOf.put(arrival.id(), arrival.key());
        });
        RecordTable table = builder.build();
        long[] keys = IntStream.range(0, table.size())
                .mapToLong(record -> keyOf.get(table.id(record).id()))
                .toArray();
        Matcher matcher = new Matcher(table, LOADED.matching(), LOADED.kinds());
        KnownPeople known = KnownPeople.of(IntStream.range(0, table.size()).toArray());
        Links links = matcher.links();
        MatchedPairs pairs = new MatchedPairs(
                keys,
                known,
                links,
                matcher.clusters(links, known),
                matcher.evidence(links),
                LOADED.kinds().link(),
                Outcome.LINKED);
        return IntStream.range(0, pairs.size())
                .mapToObj(pairs::row)
                .filter(row -> row.getString(OUTCOME).equals(Outcome.LINKED.sqlName()))
                .toList();
    }

    private boolean hasNewcomer(Map<String, Set<Long>> people, Set<Long> records, int night) {
        return people.values().stream()
                .filter(members -> !Collections.disjoint(members, records))
                .flatMap(Set::stream)
                .anyMatch(record ->
                        arrivals.stream().anyMatch(arrival -> arrival.key() == record && arrival.night() == night));
    }

    private static List<Arrival> arrivals() {
        Random random = new Random(20260301);
        try {
            return Files.readAllLines(Path.of("src/test/resources/matching/people.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> arrival(cells, 1 + random.nextInt(NIGHTS)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrival arrival(String[] cells, int night) {
        long key = Long.parseLong(cells[0].substring(1));
        Map<String, String> values =
                Map.of("first_name", cells[1], "last_name", cells[2], "email", cells[4], "country", cells[5]);
        return new Arrival(key, key % 2 == 0 ? "crm" : "robot", cells[0], values, night);
    }
}
