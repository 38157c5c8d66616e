package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static io.plumbline.attribute.Journeys.ofAges;
import static io.plumbline.attribute.StockRules.DIRECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.RemovalEffects;
import io.plumbline.paths.SetShapley;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defects found in other attribution systems, each of which would fail one of these. */
class PeerDefectsTest {
    private static final Milestones MILESTONES = new Milestones(CONVERTED_AT, daysBefore(15), daysBefore(5));
    private static final MarkovModel MARKOV = new MarkovModel(1, Repeats.COLLAPSED);

    private static List<Rule> rules = List.of();

    @BeforeAll
    static void load(@TempDir Path folder) {
        rules = List.copyOf(StockRules.load(folder).values());
    }

    @Test
    void noModelShowsTheFiguresOfAnother() {
        Map<String, Map<Long, Long>> byModel = Credit.of(won(OptionalLong.of(1_000_000)), journey(), rules).stream()
                .collect(Collectors.groupingBy(
                        Credit::model, Collectors.toMap(credit -> credit.touch().key(), Credit::amount)));
        assertThat(
                        List.of(
                                        "first_touch",
                                        "last_touch",
                                        "linear",
                                        "u_shaped",
                                        "w_shaped",
                                        "full_path",
                                        "time_decay")
                                .stream()
                                .map(byModel::get))
                .doesNotHaveDuplicates();
    }

    @Test
    void conversionsAreCountedByWeightsAndNotByMoney() {
        List<Long> rich = millionths(won(OptionalLong.of(900_000_000)));
        assertThat(millionths(won(OptionalLong.of(0)))).isEqualTo(rich);
        assertThat(millionths(won(OptionalLong.empty()))).isEqualTo(rich);
    }

    @Test
    void aCentOverManyTouchesIsNotRoundedAwayByAnyModel() {
        Map<String, Long> sums = Credit.of(won(OptionalLong.of(100)), journey(), rules).stream()
                .collect(Collectors.groupingBy(Credit::model, Collectors.summingLong(Credit::amount)));
        assertThat(sums)
                .hasSize(rules.size())
                .allSatisfy((model, sum) -> assertThat(sum).isEqualTo(100));
    }

    @Test
    void sharesAreNotRoundedToTwoDecimals() {
        assertThat(Credit.of(won(OptionalLong.empty()), ofAges(MILESTONES, 3, 2, 1), List.of(rule("linear"))))
                .extracting(Credit::millionths)
                .containsExactly(333_334L, 333_333L, 333_333L);
    }

    @Test
    void pathsAreOrderedByTimeAndNotByTheOrderOfRows() {
        List<Touch> touches = new ArrayList<>(journey().touches());
        List<Credit> inOrder = Credit.of(won(OptionalLong.of(100)), journey(), rules);
        Random random = new Random(4);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(touches, random);
            assertThat(Credit.of(won(OptionalLong.of(100)), Journey.of(MILESTONES, touches), rules))
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void aTouchAfterTheConversionIsNoPartOfIt() {
        List<Touch> touches = new ArrayList<>(journey().touches());
        touches.add(Journeys.touch(CONVERTED_AT + 1, 0, 99));
        assertThat(Credit.of(won(OptionalLong.of(100)), Journey.of(MILESTONES, touches), rules))
                .noneMatch(credit -> credit.touch().key() == 99);
    }

    @Test
    void eachOfSeveralConversionsLooksBackOnItsOwn() {
        Milestones earlier = new Milestones(daysBefore(8), Milestones.NEVER, Milestones.NEVER);
        List<Touch> touches = journey().touches();
        assertThat(Journey.of(earlier, touches).size()).isEqualTo(3);
        assertThat(Journey.of(MILESTONES, touches).size()).isEqualTo(5);
    }

    @Test
    void aJourneyThatLosesATouchStillAddsUp() {
        List<Touch> touches = journey().touches();
        for (int lost = 0; lost < touches.size(); lost++) {
            List<Touch> left = new ArrayList<>(touches);
            left.remove(lost);
            assertThat(Credit.of(won(OptionalLong.of(12_345)), Journey.of(MILESTONES, left), rules).stream()
                            .mapToLong(Credit::amount)
                            .sum())
                    .isEqualTo(12_345L * rules.size());
        }
    }

    @Test
    void aJourneyOfDirectTouchesOnlyIsCreditedByItsLastTouchWhereverItIsAsked() {
        List<Touch> touches = journey().touches().stream()
                .map(touch -> new Touch(
                        touch.at(), 0, touch.key(), touch.personKey(), touch.dateKey(), DIRECT, touch.campaignKey()))
                .toList();
        assertThat(Credit.of(
                        won(OptionalLong.of(100)),
                        new Journey(MILESTONES, touches),
                        List.of(rule("last_non_direct"), rule("last_touch"))))
                .extracting(credit -> credit.touch().key())
                .containsExactly(4L, 4L);
    }

    @Test
    void duplicatePathsThatAreMergedKeepAllTheirConversions() {
        PathCounter counter = new PathCounter();
        for (int i = 0; i < 1_000; i++) {
            counter.add(List.of("a", "b"), 3, 1);
        }
        assertThat(SetShapley.values(counter.paths())).isEqualTo(Map.of("a", 1_500d, "b", 1_500d));
        assertThat(MARKOV.fit(counter.paths()).credits()).isEqualTo(Map.of("a", 1_500d, "b", 1_500d));
    }

    @Test
    void aWalkLongerThanAnyObservedPathIsNotCountedAsALoss() {
        // From a and b a walk goes on with a chance of 999 in 1000, far beyond the longest path.
        List<String> rounds = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rounds.add(i % 2 == 0 ? "a" : "b");
        }
        PathCounter counter = new PathCounter();
        counter.add(rounds, 1, 0);
        assertThat(MARKOV.fit(counter.paths()).conversionProbability()).isEqualTo(1);
    }

    @Test
    void channelsThatCannotBeToldApartDoNotMakeTheMatrixSingularNorACreditNegative() {
        PathCounter counter = new PathCounter();
        counter.add(List.of("a", "b", "a", "b", "c"), 1, 0);
        counter.add(List.of("b", "a", "b", "a", "c"), 1, 0);
        counter.add(List.of("apart"), 0, 7);
        RemovalEffects effects = MARKOV.fit(counter.paths());
        assertThat(effects.credits().get("a")).isCloseTo(effects.credits().get("b"), within(1e-12));
        assertThat(effects.credits().values()).allMatch(credit -> credit >= 0);
        assertThat(effects.credits().get("apart")).isZero();
    }

    @Test
    void aRareChannelGetsItsPartAndEveryRunTheSame() {
        PathCounter counter = new PathCounter();
        counter.add(List.of("a"), 1_000_000, 9_000_000);
        counter.add(List.of("rare", "a"), 1, 0);
        Map<String, Double> credits = MARKOV.fit(counter.paths()).credits();
        assertThat(credits.get("rare")).isPositive();
        for (int run = 0; run < 10; run++) {
            assertThat(MARKOV.fit(counter.paths()).credits()).isEqualTo(credits);
        }
    }

    private static Journey journey() {
        return ofAges(MILESTONES, 30, 20, 10, 6, 1);
    }

    private static List<Long> millionths(Conversion conversion) {
        return Credit.of(conversion, journey(), rules).stream()
                .map(Credit::millionths)
                .toList();
    }

    private static Rule rule(String name) {
        return rules.stream()
                .filter(rule -> rule.model().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Conversion won(OptionalLong amount) {
        return new Conversion(7, 202603, MILESTONES, amount, "contact_roles", 1, "closed_won", 20260301, 2, 3);
    }
}
