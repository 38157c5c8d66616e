package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month in which records arrive, clusters grow, become one and fall apart. */
@ExtendWith(Spark.class)
class StableIdsTest {
    private static final int NIGHTS = 30;
    private static final int RECORDS = 120;
    private static final LocalDate BEFORE = LocalDate.of(2026, 2, 28);
    private static final PersonIds IDS = new PersonIds("a secret for tests".getBytes(StandardCharsets.US_ASCII));

    private record Arrival(long key, String system, String id, int night) {}

    private static final Comparator<Arrival> AGE = Comparator.comparingInt(Arrival::night)
            .thenComparing(Arrival::system)
            .thenComparing(Arrival::id);

    /** Evidence that holds from one night on and until before another. */
    private record Known(Edge edge, int from, int until) {
        boolean holdsIn(int night) {
            return from <= night && night < until;
        }
    }

    /** @param names by person, the key of the record that names it */
    private record Night(Map<Long, String> ids, Map<String, Long> names) {
        Map<String, Set<Long>> people() {
            Map<String, Set<Long>> people = new TreeMap<>();
            ids.forEach((record, person) ->
                    people.computeIfAbsent(person, p -> new TreeSet<>()).add(record));
            return people;
        }
    }

    private final Random random = new Random(20260301);
    private final Map<Long, Arrival> arrivals = new TreeMap<>();
    private final List<Known> evidence = new ArrayList<>();

    @Test
    void anIdStaysWithItsPersonThroughAMonthOfArrivalsMergesAndSplits(SparkSession spark) {
        invent();
        Night before = new Night(Map.of(), Map.of());
        int kept = 0;
        int merges = 0;
        int splits = 0;
        for (int night = 1; night <= NIGHTS; night++) {
            Night last = before;
            Night now = link(spark, night, night);
            assertThat(now.people().values()).as("clusters of night %d", night).hasSameElementsAs(clusters(night));
            Map<String, Set<Long>> peopleBefore = before.people();
            for (Map.Entry<String, Set<Long>> person : now.people().entrySet()) {
                Set<Long> known = new TreeSet<>(person.getValue());
                known.retainAll(before.ids().keySet());
                List<String> claims = claims(before, known);
                boolean isAnyWithoutItsName = known.stream()
                        .anyMatch(record -> !claims.contains(last.ids().get(record)));
                if (isAnyWithoutItsName) {
                    assertThat(arrivals.get(now.names().get(person.getKey())))
                            .as("first delivered of night %d", night)
                            .isEqualTo(oldest(person.getValue()));
                    splits++;
                } else if (!claims.isEmpty()) {
                    assertThat(person.getKey()).as("oldest of night %d", night).isEqualTo(claims.get(0));
                    merges += claims.size() > 1 ? 1 : 0;
                }
                if (!claims.isEmpty() && known.equals(peopleBefore.get(claims.get(0)))) {
                    assertThat(person.getKey()).isEqualTo(claims.get(0));
                    kept++;
                }
            }
            before = now;
        }
        assertThat(kept).as("people whom a night only added to, or left alone").isGreaterThan(500);
        assertThat(merges).isGreaterThan(10);
        assertThat(splits).isGreaterThan(5);
    }

    @Test
    void aRebuildGivesTheSameIdsInAnyOrder(SparkSession spark) {
        invent();

        assertThat(link(spark, NIGHTS, 1)).isEqualTo(link(spark, NIGHTS, 2));
    }

    /** Ids that some of the records named the night before, the oldest first. */
    private List<String> claims(Night before, Set<Long> records) {
        Comparator<Arrival> age = Comparator.comparingInt(Arrival::night)
                .thenComparing(Arrival::system)
                .thenComparing(Arrival::id);
        return before.names().entrySet().stream()
                .filter(name -> records.contains(name.getValue()))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(arrivals::get, AGE)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Arrival oldest(Set<Long> records) {
        return records.stream().map(arrivals::get).min(AGE).orElseThrow();
    }

    private void invent() {
        for (int i = 0; i < RECORDS; i++) {
            Arrival arrival =
                    new Arrival(random.nextLong(), i % 2 == 0 ? "crm" : "robot", "" + i, 1 + random.nextInt(NIGHTS));
            arrivals.put(arrival.key(), arrival);
        }
        List<Arrival> all = new ArrayList<>(arrivals.values());
        Rule[] rules = {Rule.CONVERTED, Rule.CRM_ID, Rule.EMAIL};
        for (int i = 0; i < RECORDS; i++) {
            Arrival left = all.get(random.nextInt(RECORDS));
            Arrival right = all.get(random.nextInt(RECORDS));
            int from = Math.max(left.night(), right.night()) + random.nextInt(6);
            int until = i % 3 == 0 ? from + 1 + random.nextInt(8) : NIGHTS + 1;
            if (left != right) {
                evidence.add(new Known(new Edge(left.key(), right.key(), rules[i % 3]), from, until));
            }
        }
    }

    /** What the night says, its rows in an order of the seed's. */
    private Night link(SparkSession spark, int night, long seed) {
        List<Row> records = new ArrayList<>();
        arrivals.values().stream()
                .filter(arrival -> arrival.night() <= night)
                .forEach(arrival -> records.add(RowFactory.create(
                        arrival.key(),
                        arrival.system(),
                        arrival.id(),
                        Date.valueOf(BEFORE.plusDays(arrival.night())))));
        List<Row> edges = new ArrayList<>();
        evidence.stream()
                .filter(known -> known.holdsIn(night))
                .map(Known::edge)
                .forEach(edge -> edges.add(
                        RowFactory.create(edge.left(), edge.right(), edge.rule().sqlName())));
        Collections.shuffle(records, new Random(seed));
        Collections.shuffle(edges, new Random(seed));
        Dataset<Row> links = LinkTables.personLinks(
                spark.createDataFrame(
                        records,
                        StructType.fromDDL("person_record_key BIGINT, source_system STRING, source_id STRING,"
                                + " _first_delivered_on DATE")),
                spark.createDataFrame(
                        edges, StructType.fromDDL("left_record_key BIGINT, right_record_key BIGINT, rule STRING")),
                spark.createDataFrame(
                        List.of(),
                        StructType.fromDDL("verdict STRING, left_record_key BIGINT, right_record_key BIGINT")),
                IDS);
        Map<Long, String> ids = new TreeMap<>();
        Map<String, Long> names = new TreeMap<>();
        for (Row link : links.select("person_record_key", "person_id", "rule").collectAsList()) {
            ids.put(link.getLong(0), link.getString(1));
            if (link.getString(2).equals(Rule.SELF)) {
                names.put(link.getString(1), link.getLong(0));
            }
        }
        return new Night(ids, names);
    }

    /** By joining sets until nothing changes. */
    private Set<Set<Long>> clusters(int night) {
        Map<Long, Set<Long>> sets = new HashMap<>();
        arrivals.values().stream()
                .filter(arrival -> arrival.night() <= night)
                .forEach(arrival -> sets.put(arrival.key(), new TreeSet<>(Set.of(arrival.key()))));
        evidence.stream().filter(known -> known.holdsIn(night)).map(Known::edge).forEach(edge -> {
            Set<Long> joined = sets.get(edge.left());
            joined.addAll(sets.get(edge.right()));
            joined.forEach(record -> sets.put(record, joined));
        });
        return sets.values().stream().collect(Collectors.toSet());
    }
}
