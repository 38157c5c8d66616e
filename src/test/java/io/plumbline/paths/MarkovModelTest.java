package io.plumbline.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.RandomPaths.Walked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkovModelTest {
    private static final MarkovModel FIRST_ORDER = new MarkovModel(1, Repeats.COLLAPSED);
    private static final Offset<Double> NANO = within(1e-9);
    private static final int SEEDS = 300;

    private static final List<Walked> GOLDEN = List.of(
            new Walked(List.of("A", "B", "C"), 3, 2),
            new Walked(List.of("A", "C"), 1, 4),
            new Walked(List.of("B"), 1, 3),
            new Walked(List.of("A", "A", "B"), 2, 1),
            new Walked(List.of("C", "A", "B", "A", "C"), 1, 1));

    @Test
    void removalEffectsAndCreditsAreTheGoldenOnes() {
        RemovalEffects effects = FIRST_ORDER.fit(RandomPaths.counted(GOLDEN));
        assertThat(effects.conversionProbability()).isCloseTo(.421052632, NANO);
        assertClose(effects.effects(), Map.of("A", .739795918, "B", .651227679, "C", .659403670));
        assertClose(effects.credits(), Map.of("A", 2.886406869, "B", 2.540846736, "C", 2.572746395));
    }

    @Test
    void aLongPathIsNoLossAndIsNotCutOff() {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            steps.add("a");
            steps.add("b");
        }
        steps.add("c");
        RemovalEffects effects = FIRST_ORDER.fit(RandomPaths.counted(List.of(new Walked(steps, 1, 0))));
        assertThat(effects.conversionProbability()).isEqualTo(1);
        assertClose(effects.effects(), Map.of("a", 1d, "b", 1d, "c", 1d));
    }

    @Test
    void pathsWithoutAConversionLowerTheChannelsThatTheyVisit() {
        RemovalEffects effects = FIRST_ORDER.fit(RandomPaths.counted(List.of(
                new Walked(List.of("a"), 2, 8), new Walked(List.of("b"), 2, 0), new Walked(List.of("c"), 0, 5))));
        assertThat(effects.conversionProbability()).isCloseTo(4 / 17d, NANO);
        assertClose(effects.effects(), Map.of("a", .5, "b", .5, "c", 0d));
        assertClose(effects.credits(), Map.of("a", 2d, "b", 2d, "c", 0d));
    }

    @Test
    void nothingConvertsSoNothingIsCredited() {
        RemovalEffects effects = FIRST_ORDER.fit(RandomPaths.counted(List.of(new Walked(List.of("a", "b"), 0, 3))));
        assertClose(effects.credits(), Map.of("a", 0d, "b", 0d));
    }

    @Test
    void aRareChannelHasAnEffect() {
        RemovalEffects effects = FIRST_ORDER.fit(RandomPaths.counted(
                List.of(new Walked(List.of("a"), 1_000_000_000, 1_000_000_000), new Walked(List.of("b"), 1, 0))));
        assertThat(effects.effects().get("b")).isCloseTo(1 / 1_000_000_001d, within(1e-15));
    }

    @Test
    void higherOrdersKnowWhatCameBefore() {
        // b converts only after a, which the first order cannot see.
        Paths paths = RandomPaths.counted(
                List.of(new Walked(List.of("a", "b"), 10, 0), new Walked(List.of("c", "b"), 0, 10)));
        assertClose(FIRST_ORDER.fit(paths).effects(), Map.of("a", .5, "b", 1d, "c", .5));
        assertClose(new MarkovModel(2, Repeats.COLLAPSED).fit(paths).effects(), Map.of("a", 1d, "b", 1d, "c", 0d));
    }

    @Test
    void repeatsAreOfNoConsequenceForTheFirstOrderAndOfSomeForTheSecond() {
        Paths paths = RandomPaths.counted(List.of(
                new Walked(List.of("b", "a", "a"), 1, 0),
                new Walked(List.of("b", "a"), 0, 1),
                new Walked(List.of("c", "a", "a"), 0, 1)));
        assertClose(
                new MarkovModel(1, Repeats.KEPT).fit(paths).effects(),
                FIRST_ORDER.fit(paths).effects());
        assertClose(new MarkovModel(2, Repeats.COLLAPSED).fit(paths).effects(), Map.of("a", 1d, "b", 1d, "c", 0d));
        assertClose(new MarkovModel(2, Repeats.KEPT).fit(paths).effects(), Map.of("a", 1d, "b", .5, "c", .5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void effectsAreThoseOfWalkingTheChainStepByStep(int order) {
        for (Repeats repeats : Repeats.values()) {
            for (long seed = 0; seed < SEEDS; seed++) {
                Paths paths = RandomPaths.counted(RandomPaths.ofSeed(seed));
                MarkovModel model = new MarkovModel(order, repeats);
                RemovalEffects effects = model.fit(paths);
                SteppedChain chain = new SteppedChain(paths, model);
                double probability = chain.conversionProbabilityWithout("nothing");
                assertThat(effects.conversionProbability()).as("seed %s", seed).isCloseTo(probability, within(1e-12));
                effects.effects()
                        .forEach((channel, effect) -> assertThat(effect)
                                .as("order %s channel %s", order, channel)
                                .isCloseTo(
                                        1 - chain.conversionProbabilityWithout(channel) / probability, within(1e-10)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void creditsAddUpAndDoNotDependOnTheOrderOfPaths(int order) {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Walked> walked = RandomPaths.ofSeed(seed);
            MarkovModel model = new MarkovModel(order, Repeats.COLLAPSED);
            Paths paths = RandomPaths.counted(walked);
            Map<String, Double> credits = model.fit(paths).credits();
            assertThat(credits.values()).allMatch(credit -> credit >= 0);
            assertThat(credits.values().stream().mapToDouble(credit -> credit).sum())
                    .isCloseTo(paths.conversions(), within(1e-9));
            assertThat(model.fit(RandomPaths.counted(RandomPaths.shuffled(walked, seed)))
                            .credits())
                    .isEqualTo(credits);
        }
    }

    @Test
    void anOrderOfZeroOrFiveIsRefused() {
        for (int order : List.of(0, 5)) {
            assertThatThrownBy(() -> new MarkovModel(order, Repeats.KEPT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the order of a Markov model is " + order + "; it can be 1 to 4");
        }
    }

    private static void assertClose(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual.keySet()).isEqualTo(new TreeSet<>(expected.keySet()));
        expected.forEach(
                (channel, value) -> assertThat(actual.get(channel)).as(channel).isCloseTo(value, NANO));
    }
}
