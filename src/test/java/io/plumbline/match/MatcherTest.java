package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.PlumblineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Learning and linking, on the invented people of {@code matching/people.csv}. */
class MatcherTest {
    private static final List<CSVRecord> ROWS = People.rows();
    private static final RecordTable TABLE = People.table(ROWS);
    private static final Matcher MATCHER = People.matcher(TABLE);

    @Test
    void findsPeopleWithoutLabels() {
        Clusters clusters = MATCHER.clusters(MATCHER.links());
        Map<String, String> people = new HashMap<>();
        ROWS.forEach(row -> people.put(row.get("id"), row.get("person")));
        int found = 0;
        int right = 0;
        int all = 0;
        for (int one = 0; one < TABLE.size(); one++) {
            for (int other = one + 1; other < TABLE.size(); other++) {
                boolean isOne = people.get(TABLE.id(one).id())
                        .equals(people.get(TABLE.id(other).id()));
                boolean isFound = clusters.of(one) == clusters.of(other);
                found += isFound ? 1 : 0;
                all += isOne ? 1 : 0;
                right += isOne && isFound ? 1 : 0;
            }
        }
        assertThat((double) right / found).as("precision").isGreaterThanOrEqualTo(0.99);
        assertThat((double) right / all).as("recall").isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void orderOfRecordsChangesNothing() {
        List<String> expected = describe(MATCHER, TABLE);
        List<CSVRecord> shuffled = new ArrayList<>(ROWS);
        Random random = new Random(11);
        for (int i = 0; i < 3; i++) {
            Collections.shuffle(shuffled, random);
            RecordTable table = People.table(shuffled);
            assertThat(describe(People.matcher(table), table)).isEqualTo(expected);
        }
    }

    @Test
    void leavingOutComparisonsLosesNoLink() {
        List<String> every = new ArrayList<>();
        PairLevels levels = new PairLevels(TABLE, People.LOADED.matching(), People.LOADED.kinds());
        new Candidates(TABLE, People.LOADED.matching(), People.LOADED.kinds()).forEachPair((one, other) -> {
            if (MATCHER.evidence(one, other).probability()
                    >= People.LOADED.kinds().keep()) {
                every.add(one + "-" + other + "-" + levels.of(one, other));
            }
        });
        Links links = MATCHER.links();

        assertThat(IntStream.range(0, links.size())
                        .mapToObj(link -> links.one(link) + "-" + links.other(link) + "-" + links.levels(link)))
                .containsExactlyInAnyOrderElementsOf(every);
        assertThat(MATCHER.candidatePairs()).isGreaterThan(links.size());
    }

    @Test
    void evidenceAddsUpToTheWeightOfTheLink() {
        Links links = MATCHER.links();
        for (int link = 0; link < links.size(); link++) {
            Evidence evidence = MATCHER.evidence(links.other(link), links.one(link));
            double sum = evidence.prior()
                    + evidence.parts().stream()
                            .mapToDouble(Evidence.Part::weight)
                            .sum();
            assertThat(evidence.weight()).isEqualTo(links.weight(link)).isCloseTo(sum, within(1e-9));
            assertThat(evidence.probability()).isEqualTo(links.probability(link));
        }
    }

    @Test
    void rareNameSaysMoreThanACommonOne() {
        Map<String, Double> weights = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int record = 0; record < TABLE.size(); record++) {
            String surname = TABLE.text(1, record);
            counts.merge(surname, 1, Integer::sum);
            weights.put(surname, MATCHER.evidence(record, record).parts().get(1).weight());
        }
        List<String> byCount = counts.keySet().stream()
                .filter(name -> !name.isEmpty())
                .sorted((one, other) -> counts.get(other) - counts.get(one))
                .toList();

        assertThat(weights.get(byCount.get(byCount.size() - 1))).isGreaterThan(weights.get(byCount.get(0)) + 1);
    }

    @Test
    void peopleOfWhomNobodyIsThereTwiceAreNotLinked() {
        Map<String, CSVRecord> firstOfPerson = new HashMap<>();
        ROWS.forEach(row -> firstOfPerson.putIfAbsent(row.get("person"), row));
        RecordTable table = People.table(List.copyOf(firstOfPerson.values()));
        Matcher matcher = People.matcher(table);
        Clusters clusters = matcher.clusters(matcher.links());

        assertThat(IntStream.range(0, table.size())).allMatch(record -> clusters.of(record) == record);
    }

    @Test
    void nothingOneOrEmptyRecordsAreNoError() {
        for (RecordTable table : List.of(People.table(), People.table("Ivo,,,,"), People.table(",,,,", ",,,,"))) {
            Matcher matcher = People.matcher(table);
            assertThat(matcher.links().size()).isZero();
        }
    }

    @Test
    void idThatComesTwiceIsRefused() {
        RecordTable.Builder builder = new RecordTable.Builder(People.LOADED.matching(), People.LOADED.kinds());
        builder.add("crm", "17", column -> "x");
        builder.add("crm", "17", column -> "y");

        assertThatThrownBy(builder::build)
                .isInstanceOf(PlumblineException.class)
                .hasMessage("match: record \"17\" of \"crm\" came twice\n    fix: give one record for each id");
    }

    private static List<String> describe(Matcher matcher, RecordTable table) {
        Links links = matcher.links();
        Clusters clusters = matcher.clusters(links);
        List<String> lines = new ArrayList<>();
        for (int link = 0; link < links.size(); link++) {
            lines.add(table.id(links.one(link)) + " " + table.id(links.other(link)) + " " + links.weight(link));
        }
        for (int record = 0; record < table.size(); record++) {
            lines.add(table.id(record) + " in " + table.id(clusters.of(record)));
        }
        return lines;
    }
}
