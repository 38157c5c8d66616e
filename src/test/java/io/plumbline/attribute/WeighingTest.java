package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static io.plumbline.attribute.Journeys.ofAges;
import static io.plumbline.attribute.Journeys.ofSize;
import static io.plumbline.attribute.StockRules.MILESTONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.definitions.Weighing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a weight say the weight: read as arithmetic, they come to what was computed. */
class WeighingTest {
    private static final int JOURNEYS = 5_000;

    /** Words show four digits. */
    private static final double SHOWN = 5e-4;

    private static final Pattern TERM = Pattern.compile("([0-9.]+) %(?: that nobody holds,)?(?: evenly to ([0-9]+))?");
    private static final Pattern HELD = Pattern.compile(", of the ([0-9.]+) % that are held");
    private static final Pattern QUOTIENT = Pattern.compile("= ([0-9.e+-]+) of a sum of ([0-9.e+-]+)");
    private static final Pattern DECAY = Pattern.compile("^2\\^\\(-([0-9.]+) / ([0-9.]+)\\) =");
    private static final Pattern DIVISION = Pattern.compile("^([0-9.e+-]+) / ([0-9]+) =");
    private static final Pattern CHANNELS = Pattern.compile(
            ", (of the channels that the model counts|because none has a channel that the model counts)$");
    private static final Set<String> NOTHING = Set.of(
            "it is not the first touch",
            "it is not the last touch",
            "it holds no position that the model pays",
            "the model does not count its channel");

    private static Map<String, Rule> rules = Map.of();

    @BeforeAll
    static void load(@TempDir Path folder) {
        rules = StockRules.load(folder);
    }

    @Test
    void theWordsOfEveryModelComeToItsWeights() {
        Random random = new Random(20_261_123);
        Set<String> told = new TreeSet<>();
        for (long key = 0; key < JOURNEYS; key++) {
            Journey journey = RandomJourneys.story(random, key).journey();
            for (Rule rule : rules.values()) {
                if (journey.size() > 0) {
                    assertWordsSayWeights(rule, journey);
                    told.add(rule.model().name());
                }
            }
        }
        assertThat(told).isEqualTo(rules.keySet()).hasSize(18);
    }

    private static void assertWordsSayWeights(Rule rule, Journey journey) {
        Weighing weighing = rule.weigh(MILESTONE, journey);
        Weights weights = Weights.of(weighing);
        for (int i = 0; i < journey.size(); i++) {
            String words = CHANNELS.matcher(weighing.words(i)).replaceAll("");
            assertThat(value(words))
                    .as("%s, touch %s of %s: %s", rule.model().name(), i + 1, journey, words)
                    .isCloseTo(weights.share(i), within(SHOWN));
            assertThat(NOTHING.contains(words)).as(words).isEqualTo(weights.part(i) == 0 && !isQuotient(words));
        }
    }

    private static boolean isQuotient(String words) {
        return QUOTIENT.matcher(words).find();
    }

    private static double value(String words) {
        if (NOTHING.contains(words)) {
            return 0;
        }
        Matcher quotient = QUOTIENT.matcher(words);
        if (quotient.find()) {
            double weight = Double.parseDouble(quotient.group(1));
            assertThat(weight).as(words).isCloseTo(formula(words), within(SHOWN));
            return weight / Double.parseDouble(quotient.group(2));
        }
        Matcher held = HELD.matcher(words);
        double whole = held.find() ? Double.parseDouble(held.group(1)) : 100;
        List<MatchResult> terms = TERM.matcher(held.replaceAll("")).results().toList();
        assertThat(terms).as(words).isNotEmpty();
        return terms.stream().mapToDouble(WeighingTest::value).sum() / whole;
    }

    private static double formula(String words) {
        Matcher decay = DECAY.matcher(words);
        if (decay.find()) {
            return Math.pow(2, -Double.parseDouble(decay.group(1)) / Double.parseDouble(decay.group(2)));
        }
        Matcher division = DIVISION.matcher(words);
        assertThat(division.find()).as(words).isTrue();
        return Double.parseDouble(division.group(1)) / Double.parseDouble(division.group(2));
    }

    private static double value(MatchResult term) {
        double touches =
                Optional.ofNullable(term.group(2)).map(Double::parseDouble).orElse(1.0);
        return Double.parseDouble(term.group(1)) / touches;
    }

    @Test
    void allMilestonesReached() {
        Milestones milestones = new Milestones(CONVERTED_AT, daysBefore(15), daysBefore(5));
        assertThat(words("w_shaped", ofAges(milestones, 30, 20, 10, 6, 1)))
                .containsExactly(
                        "30 % for the first touch",
                        "30 % for the touch that created the lead",
                        "10 % evenly to 2 other touches",
                        "30 % for the touch that created the opportunity",
                        "10 % evenly to 2 other touches");
    }

    @Test
    void whatNobodyHoldsMakesTheOthersGrow() {
        Milestones milestones = new Milestones(CONVERTED_AT, Milestones.NEVER, Milestones.NEVER);
        assertThat(words("w_shaped", ofAges(milestones, 30, 20)))
                .containsExactly(
                        "30 % for the first touch, of the 40 % that are held",
                        "10 % for the only other touch, of the 40 % that are held");
        assertThat(words("j_shaped", ofAges(milestones, 30, 20)))
                .containsExactly(
                        "20 % for the first touch + 20 % that nobody holds, evenly to 2 touches that hold a position",
                        "60 % for the last touch + 20 % that nobody holds, evenly to 2 touches that hold a position");
    }

    @Test
    void oneTouchMayHoldSeveralPositions() {
        assertThat(words("u_shaped", ofSize(1)))
                .containsExactly("40 % for the first touch + 40 % for the last touch, of the 80 % that are held");
        assertThat(words("lead_creation", ofSize(2)))
                .containsExactly(
                        "no touch holds a position that the model pays: 100 % evenly to 2 touches",
                        "no touch holds a position that the model pays: 100 % evenly to 2 touches");
    }

    @Test
    void decayShowsItsComputation() {
        assertThat(words("time_decay", ofAges(9, 2)))
                .containsExactly(
                        "2^(-7.00 / 7) = 0.5000 of a sum of 1.500: 9.00 days before the milestone, 7.00 before the youngest touch,"
                                + " half-life 7 days",
                        "2^(-0.00 / 7) = 1.000 of a sum of 1.500: 2.00 days before the milestone, 0.00 before the youngest touch,"
                                + " half-life 7 days");
    }

    private static List<String> words(String model, Journey journey) {
        Weighing weighing = Optional.ofNullable(rules.get(model)).orElseThrow().weigh(MILESTONE, journey);
        return IntStream.range(0, journey.size()).mapToObj(weighing::words).toList();
    }
}
