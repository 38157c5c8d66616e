package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ClustersTest {
    /** Two women of one name with an address each; the last record has the one's birth date and the other's e-mail. */
    private static final List<String> TWO_PEOPLE_AND_A_BRIDGE = List.of(
            "Tova, Norwood, 1961-02-03, tova.n@lakes.example, Lakeford",
            "Tova, Norwood, 1961-02-03, tova.n@lakes.example, Lakeford",
            "Tova, Norwod, 1961-02-03, tova.n@lakes.example, Lakeford",
            "Tova, Norwood, 1988-11-30, norwood88@hills.example, Hillmouth",
            "Tova, Norwood, 1988-11-30, norwood88@hills.example, Hillmouth",
            "Tova, Nrowood, 1988-11-30, norwood88@hills.example, Hillmouth",
            "Tova, Norwood, 1961-02-03, norwood88@hills.example,");

    @Test
    void oneRecordOfBothGluesNoTwoPeople() {
        RecordTable table = withOthers(TWO_PEOPLE_AND_A_BRIDGE);
        Matcher matcher = People.matcher(table);
        Links links = matcher.links();
        Clusters clusters = matcher.clusters(links);

        assertThat(clusters.of(1)).isEqualTo(0);
        assertThat(clusters.of(2)).isEqualTo(0);
        assertThat(clusters.of(4)).isEqualTo(3);
        assertThat(clusters.of(5)).isEqualTo(3);
        assertThat(clusters.of(6)).isIn(0, 3);
        assertThat(clusters.refused())
                .isNotEmpty()
                .allMatch(
                        link -> links.probability(link) >= People.LOADED.kinds().link())
                .allMatch(link -> clusters.of(links.one(link)) != clusters.of(links.other(link)));
    }

    @Test
    void chainOfOnePersonHoldsThoughItsEndsShareNoBlock() {
        RecordTable table = withOthers(List.of(
                "Jadwiga, Czarnecki, 1970-05-06, jadwiga.c@lakes.example, Lakeford",
                "Jadwiga, Czarnecki, 1970-05-06,,",
                ",, 1970-05-06, jadwiga.c@lakes.example, Lakeford"));
        Matcher matcher = People.matcher(table);
        Clusters clusters = matcher.clusters(matcher.links());

        assertThat(List.of(clusters.of(0), clusters.of(1), clusters.of(2))).containsOnly(0);
    }

    @Test
    void groupsBeginWithKnownPeopleAndJoinNobodyWhoIsKnownToBeTwo() {
        RecordTable table = withOthers(TWO_PEOPLE_AND_A_BRIDGE);
        Matcher matcher = People.matcher(table);
        int[] people = IntStream.range(0, table.size()).toArray();
        people[table.size() - 1] = 0;
        KnownPeople known = KnownPeople.of(people);
        known.keepApart(table.size() - 1, 2);
        Clusters clusters = matcher.clusters(matcher.links(), known);

        assertThat(clusters.of(table.size() - 1))
                .as("no likeness, but known to be one")
                .isEqualTo(clusters.of(0));
        assertThat(clusters.of(2)).as("alike, but known to be two").isNotEqualTo(clusters.of(0));
        assertThat(clusters.areApart(2, 0)).isTrue();
        assertThat(clusters.of(1)).as("one with either, not with both").isIn(clusters.of(0), clusters.of(2));
        assertThat(clusters.areApart(2, 3)).isFalse();
    }

    @Test
    void noLinksLeaveEverybodyAlone() {
        RecordTable table = withOthers(TWO_PEOPLE_AND_A_BRIDGE);
        Matcher matcher = People.matcher(table);
        Clusters clusters = matcher.clusters(matcher.links(), 1);

        assertThat(IntStream.range(0, table.size())).allMatch(record -> clusters.of(record) == record);
    }

    /** Among people of whom the weights can be learned; these records come first. */
    private static RecordTable withOthers(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        for (CSVRecord row : People.rows()) {
            all.add(String.join(
                    ",",
                    row.get("given_name"),
                    row.get("surname"),
                    row.get("born"),
                    row.get("email"),
                    row.get("city")));
        }
        return People.table(all.toArray(String[]::new));
    }
}
