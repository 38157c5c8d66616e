package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.RecordMatching.InNight;
import io.plumbline.definitions.StewardDecision.Verdict;
import io.plumbline.kit.Spark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Matching in the night, of the invented people of matching/people.csv, some of whom are there more than once. */
@ExtendWith(Spark.class)
class PersonMatchesTest {
    private static final List<String[]> PEOPLE = people();
    private static final String ALL = """
            SELECT left_record.source_id, right_record.source_id, probability, weight, distance, is_link, outcome, records, evidence
            FROM person_match
            INNER JOIN person_record AS left_record ON left_record_key = left_record.person_record_key
            INNER JOIN person_record AS right_record ON right_record_key = right_record.person_record_key
            ORDER BY ALL""";

    @Test
    void nightThatProposesTellsAndChangesNobody(SparkSession spark) {
        Shop shop = shop(spark, id -> "list").match(InNight.PROPOSE).review();
        List<String> persons = shop.persons();

        assertThat(outcomes(shop)).isEqualTo(Map.of("proposed", 244L, "refused", 2L, "possible", 55L));
        assertThat(persons).hasSameSizeAs(PEOPLE).allMatch(person -> person.endsWith(" self"));
        assertThat(shop.rows("SELECT place FROM match_review ORDER BY round(distance), records DESC, distance,"
                        + " left_record_key, right_record_key"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 301).mapToObj(String::valueOf).toList());
        assertThat(shop.match(InNight.OFF).linkPersons().persons()).isEqualTo(persons);
        assertThat(outcomes(shop)).isEmpty();
    }

    @Test
    void nightThatLinksMakesOneOfTheRecordsOfOnePersonAndOfNobodyElse(SparkSession spark) {
        Shop shop = shop(spark, id -> "list").match(InNight.LINK).linkPersons();

        Map<String, String> known = new TreeMap<>();
        PEOPLE.forEach(row -> known.put(row[0], row[6]));
        List<String> persons = shop.persons();
        assertThat(persons).hasSize(192);
        assertThat(persons.stream().filter(person -> personsOf(person, known) > 1))
                .as("namesakes of one place, whom nothing that the night knows tells apart")
                .containsExactly(
                        "r017 self, r039 matched, r068 matched, r124 matched, r190 matched", "r043 self, r195 matched");
        assertThat(shop.rows("SELECT DISTINCT rule FROM person_link ORDER BY 1"))
                .containsExactly("matched", "self");
    }

    @Test
    void orderOfRecordsAndTheirPartitionsChangeNothing(SparkSession spark) {
        Shop shop = shop(spark, id -> "list").match(InNight.LINK).review();
        List<String> matches = shop.rows(ALL);
        List<String> persons = shop.persons();
        List<String> review = shop.rows("SELECT * FROM match_review ORDER BY place");
        shop.shuffled(7).partitioned(5).review();

        assertThat(shop.rows(ALL)).isEqualTo(matches);
        assertThat(shop.persons()).isEqualTo(persons);
        assertThat(shop.rows("SELECT * FROM match_review ORDER BY place")).isEqualTo(review);
    }

    @Test
    void recordsOfTwoSystemsGiveTheSamePeopleAsThoseOfOne(SparkSession spark) {
        List<String> ofOne =
                shop(spark, id -> "list").match(InNight.LINK).linkPersons().persons();
        List<String> ofTwo = shop(spark, id -> id.hashCode() % 2 == 0 ? "list" : "automation")
                .match(InNight.LINK)
                .linkPersons()
                .persons();

        assertThat(withoutRules(ofTwo)).isEqualTo(withoutRules(ofOne));
    }

    @Test
    void whatSomebodyDecidedWinsOverAnyLikeness(SparkSession spark) {
        Shop shop = twins(shop(spark, id -> "list")).match(InNight.LINK).review();
        assertThat(shop.persons()).contains("a self, b matched");

        shop.decide(Verdict.DIFFERENT, "twins:a", "twins:b").review();
        assertThat(shop.persons()).contains("a self", "b self");
        assertThat(outcomeOfTwins(shop)).containsExactly("kept_apart false");
        assertThat(shop.rows("SELECT * FROM match_review WHERE left_record = 'twins:a' AND right_record = 'twins:b'"))
                .as("decided pairs are no question any more")
                .isEmpty();

        shop.undecide().decide(Verdict.SAME, "twins:a", "twins:b").review();
        assertThat(shop.persons()).contains("a self, b decided");
        assertThat(outcomeOfTwins(shop)).containsExactly("known false");
    }

    @Test
    void linkJoinsNobodyWhoWasDecidedToBeTwoThroughOthers(SparkSession spark) {
        Shop shop = twins(shop(spark, id -> "list"))
                .person("crm.contact", "C1")
                .decide(Verdict.SAME, "crm:C1", "twins:b")
                .decide(Verdict.DIFFERENT, "crm:C1", "twins:a")
                .match(InNight.LINK)
                .linkPersons();

        assertThat(shop.persons()).contains("a self").contains("C1 decided, b self");
        assertThat(outcomeOfTwins(shop)).containsExactly("kept_apart false");
    }

    @Test
    void allPairsBetweenTwoPeopleAreOneQuestion(SparkSession spark) {
        Shop shop = twins(shop(spark, id -> "list"))
                .person("crm.contact", "C1", "last_name = 'Quimby'", "email = 'robert.quimby@alder.example'")
                .decide(Verdict.SAME, "crm:C1", "twins:a")
                .match(InNight.PROPOSE)
                .review();

        assertThat(shop.rows("SELECT outcome FROM person_match WHERE right_record_key = record_key('twins', 'b')"
                        + " AND left_record_key IN (record_key('crm', 'C1'), record_key('twins', 'a'))"))
                .containsExactly("proposed", "proposed");
        assertThat(shop.rows("SELECT left_record, records, outcome FROM match_review WHERE right_record = 'twins:b'"
                        + " AND left_record NOT LIKE 'list%'"))
                .containsExactly("twins:a 3 proposed");
    }

    @Test
    void deletedRecordsAndBareAddressesAreNotCompared(SparkSession spark) {
        String[] values = {"first_name = 'Robert'", "last_name = 'Quimby'", "email = 'robert.quimby@alder.example'"};
        Shop shop = shop(spark, id -> "list")
                .person("twins.person", "a", values)
                .person("twins.address", "b", values)
                .person("twins.person", "c", values[0], values[1], values[2], "is_deleted = true")
                .match(InNight.LINK)
                .linkPersons();

        assertThat(shop.persons()).contains("a self", "b self", "c self");
    }

    @Test
    void fewRecordsOfDifferentPeopleAreNotLinked(SparkSession spark) {
        Shop nobody = new Shop(spark).match(InNight.LINK).review();
        assertThat(outcomes(nobody)).isEmpty();

        Shop colleagues = new Shop(spark)
                .person(
                        "crm.lead",
                        "L1",
                        "first_name = 'Felix'",
                        "last_name = 'Mackintyre'",
                        "email = 'felix.mackintyre@alderwick.example'",
                        "company = 'Alderwick'")
                .person(
                        "crm.lead",
                        "L2",
                        "first_name = 'Elif'",
                        "last_name = 'Mackintyre'",
                        "email = 'elif.mackintyre@alderwick.example'",
                        "company = 'Alderwick'")
                .person("crm.lead", "L3", "first_name = 'Hana'", "last_name = 'Norwood'", "company = 'Alderwick'")
                .match(InNight.LINK)
                .review();
        assertThat(colleagues.persons()).containsExactly("L1 self", "L2 self", "L3 self");
    }

    private static long personsOf(String person, Map<String, String> known) {
        return Stream.of(person.split(", "))
                .map(record -> known.get(record.split(" ")[0]))
                .distinct()
                .count();
    }

    /** Two records that are most likely one person. */
    private static Shop twins(Shop shop) {
        return shop.person(
                        "twins.person",
                        "a",
                        "first_name = 'Robert'",
                        "last_name = 'Quimby'",
                        "email = 'robert.quimby@alder.example'",
                        "country = 'Northam'",
                        "_first_delivered_on = '2026-01-01'")
                .person(
                        "twins.person",
                        "b",
                        "first_name = 'Bob'",
                        "last_name = 'Quimby'",
                        "email = 'robert.quimby@alder.example'",
                        "_first_delivered_on = '2026-01-02'");
    }

    private static List<String> outcomeOfTwins(Shop shop) {
        return shop.rows("SELECT outcome, is_link FROM person_match"
                + " WHERE left_record_key = record_key('twins', 'a') AND right_record_key = record_key('twins', 'b')");
    }

    private static Map<String, Long> outcomes(Shop shop) {
        Map<String, Long> counts = new TreeMap<>();
        shop.rows("SELECT outcome FROM person_match").forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
        return counts;
    }

    /** Which record names a person depends on its system; who is one does not. */
    private static List<Set<String>> withoutRules(List<String> persons) {
        List<Set<String>> members = new ArrayList<>();
        persons.forEach(person -> members.add(new TreeSet<>(List.of(person.split(" \\w+(, |$)")))));
        members.sort((one, other) -> one.toString().compareTo(other.toString()));
        return members;
    }

    /** E-mail addresses are not known to be valid, so that exact evidence joins nobody. */
    private static Shop shop(SparkSession spark, Function<String, String> systemOf) {
        Shop shop = new Shop(spark);
        for (String[] row : PEOPLE) {
            shop.person(
                    systemOf.apply(row[0]) + ".person",
                    row[0],
                    "first_name = '" + row[1] + "'",
                    "last_name = '" + row[2] + "'",
                    "email = '" + row[4] + "'",
                    "country = '" + row[5] + "'");
        }
        return shop;
    }

    private static List<String[]> people() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/matching/people.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
