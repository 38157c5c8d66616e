package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred thousand records under one address, such as that of a firm whose forms fill in their own. */
class SharedMailboxTest {
    private static final int RECORDS = 100_000;
    /** Of so many records one is there a second time. */
    private static final int TWICE = 1_000;
    /** Seconds; a few, on processors with other work many more. All pairs would take hours. */
    private static final double LONGEST = 120;

    private static final String ADDRESS = "info@alder.example";

    @Test
    void peopleBehindOneAddressStayWhoTheyAreAndThoseThereTwiceAreFound() {
        Random random = new Random(17);
        String[] lines = new String[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            lines[i] = i % TWICE == 1 ? lines[i - 1] : person(random) + "," + ADDRESS + ",Lakeford";
        }
        RecordTable table = People.table(lines);
        long began = System.nanoTime();
        Matcher matcher = People.matcher(table);
        Clusters clusters = matcher.clusters(matcher.links());

        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(LONGEST);
        assertThat(matcher.candidatePairs()).isLessThan(100L * RECORDS);
        assertThat(matcher.blocks())
                .anySatisfy(block -> assertThat(block.pairsGivenUp()).isGreaterThan(RECORDS / 2L * (RECORDS - 100)));
        Map<Integer, Integer> expected = new TreeMap<>();
        for (int i = 1; i < RECORDS; i += TWICE) {
            expected.put(i, i - 1);
        }
        Map<Integer, Integer> found = new TreeMap<>();
        for (int record = 0; record < RECORDS; record++) {
            if (clusters.of(record) != record) {
                found.put(line(table, record), line(table, clusters.of(record)));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void recordsOfWhichNothingIsKnownButTheAddressAreNotOnePerson() {
        everybodyStaysAlone(",,," + ADDRESS + ",");
    }

    @Test
    void recordsThatAllSayTheSameAreNotOnePerson() {
        everybodyStaysAlone("Info,Desk,," + ADDRESS + ",Lakeford");
    }

    private static void everybodyStaysAlone(String line) {
        RecordTable table = People.table(
                IntStream.range(0, RECORDS).mapToObj(record -> line).toArray(String[]::new));
        long began = System.nanoTime();
        Matcher matcher = People.matcher(table);
        Links links = matcher.links();
        Clusters clusters = matcher.clusters(links);

        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(LONGEST);
        assertThat(links.size()).isZero();
        assertThat(IntStream.range(0, RECORDS)).allMatch(record -> clusters.of(record) == record);
    }

    /** Of the record's id, which is the number of its line. */
    private static int line(RecordTable table, int record) {
        return Integer.parseInt(table.id(record).id());
    }

    private static String person(Random random) {
        return name(random) + "," + name(random) + "," + LocalDate.EPOCH.plusDays(random.nextInt(18_000));
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int syllable = 0; syllable < 4; syllable++) {
            name.append("bcdfghjklmnprstvwz".charAt(random.nextInt(18))).append("aeiou".charAt(random.nextInt(5)));
        }
        return name.toString();
    }
}
