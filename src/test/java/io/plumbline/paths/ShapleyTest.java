package io.plumbline.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.paths.RandomPaths.Walked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShapleyTest {
    private static final Offset<Double> NANO = within(1e-9);
    private static final int SEEDS = 200;
    private static final double CONFIDENCE = 0.95;

    @Test
    void onePassOverSetsIsWhatAllOrdersOfTheSetGameGive() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Walked> walked = RandomPaths.ofSeed(seed);
            Paths paths = RandomPaths.counted(walked);
            assertClose(SetShapley.values(paths), byAllOrders(paths.channels(), set -> conversions(walked, set)));
        }
    }

    @Test
    void exactRatesAreWhatAllOrdersOfTheRateGameGive() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Walked> walked = RandomPaths.ofSeed(seed);
            Paths paths = RandomPaths.counted(walked);
            assertClose(RateShapley.exact(paths), byAllOrders(paths.channels(), set -> rate(walked, set)));
        }
    }

    @Test
    void ordersTellApartWhenAChannelWasMetAndAddUpToTheSetGame() {
        assertThat(OrderedShapley.values(RandomPaths.counted(
                        List.of(new Walked(List.of("a", "a", "b"), 4, 9), new Walked(List.of("b"), 3, 0)))))
                .isEqualTo(Map.of("a", List.of(2d, 0d), "b", List.of(3d, 2d)));
        for (long seed = 0; seed < SEEDS; seed++) {
            Paths paths = RandomPaths.counted(RandomPaths.ofSeed(seed));
            Map<String, Double> sums = new TreeMap<>();
            OrderedShapley.values(paths)
                    .forEach((channel, values) -> sums.put(
                            channel, values.stream().mapToDouble(value -> value).sum()));
            assertClose(sums, SetShapley.values(paths));
        }
    }

    @Test
    void sampledRatesAreWithinTheirErrorsAndAddUp() {
        int missed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Walked> walked = RandomPaths.ofSeed(seed);
            Paths paths = RandomPaths.counted(walked);
            Map<String, Double> exact = RateShapley.exact(paths);
            Map<String, RateShapley.Estimate> sampled = RateShapley.sampled(paths, 500, CONFIDENCE, seed);
            missed += sampled.entrySet().stream()
                            .anyMatch(estimate -> Math.abs(estimate.getValue().value() - exact.get(estimate.getKey()))
                                    > estimate.getValue().error() + 1e-12)
                    ? 1
                    : 0;
            assertThat(sampled.values().stream()
                            .mapToDouble(RateShapley.Estimate::value)
                            .sum())
                    .isCloseTo(rate(walked, new HashSet<>(paths.channels())), NANO);
        }
        assertThat(missed).isLessThanOrEqualTo((int) (SEEDS * (1 - CONFIDENCE)));
    }

    @Test
    void moreOrdersMakeTheErrorSmaller() {
        Paths paths = RandomPaths.counted(RandomPaths.ofSeed(3));
        double few = RateShapley.sampled(paths, 100, CONFIDENCE, 1).get("ads").error();
        double many =
                RateShapley.sampled(paths, 10_000, CONFIDENCE, 1).get("ads").error();
        assertThat(many).isLessThan(few / 5);
    }

    @Test
    void samplesAreTheSameForTheSameSeedWhateverTheOrderOfPaths() {
        List<Walked> walked = RandomPaths.ofSeed(5);
        assertThat(RateShapley.sampled(RandomPaths.counted(walked), 50, CONFIDENCE, 9))
                .isEqualTo(
                        RateShapley.sampled(RandomPaths.counted(RandomPaths.shuffled(walked, 2)), 50, CONFIDENCE, 9));
    }

    @Test
    void aChannelThatLowersTheRateIsWorthLessThanNothing() {
        Map<String, Double> values = RateShapley.exact(
                RandomPaths.counted(List.of(new Walked(List.of("a"), 8, 2), new Walked(List.of("a", "b"), 0, 10))));
        assertClose(values, Map.of("a", .6, "b", -.2));
    }

    @Test
    void tooManyChannelsForTheExactRateAreRefused() {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            steps.add("channel " + i);
        }
        Paths paths = RandomPaths.counted(List.of(new Walked(steps, 1, 1)));
        assertThatThrownBy(() -> RateShapley.exact(paths))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are 21 channels; the values of more than 20 are estimated from a sample");
        assertThat(RateShapley.sampled(paths, 100, CONFIDENCE, 1)).hasSize(21);
    }

    /** Shapley's definition: what each channel adds, over all orders of the channels. */
    private static Map<String, Double> byAllOrders(List<String> channels, ToDoubleFunction<Set<String>> worth) {
        Map<String, Double> values = new TreeMap<>();
        long orders = permute(new ArrayList<>(channels), 0, worth, values);
        values.replaceAll((channel, sum) -> sum / orders);
        return values;
    }

    private static long permute(
            List<String> order, int fixed, ToDoubleFunction<Set<String>> worth, Map<String, Double> sums) {
        if (fixed == order.size()) {
            Set<String> before = new HashSet<>();
            for (String channel : order) {
                double without = worth.applyAsDouble(before);
                before.add(channel);
                sums.merge(channel, worth.applyAsDouble(before) - without, Double::sum);
            }
            return 1;
        }
        long orders = 0;
        for (int i = fixed; i < order.size(); i++) {
            List<String> next = new ArrayList<>(order);
            next.add(fixed, next.remove(i));
            orders += permute(next, fixed + 1, worth, sums);
        }
        return orders;
    }

    private static double conversions(List<Walked> walked, Set<String> set) {
        return walked.stream()
                .filter(path -> set.containsAll(path.steps()))
                .mapToLong(Walked::conversions)
                .sum();
    }

    private static double rate(List<Walked> walked, Set<String> set) {
        long walks = walked.stream()
                .filter(path -> set.containsAll(path.steps()))
                .mapToLong(path -> path.conversions() + path.nulls())
                .sum();
        return walks == 0 ? 0 : conversions(walked, set) / walks;
    }

    private static void assertClose(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (channel, value) -> assertThat(actual.get(channel)).as(channel).isCloseTo(value, NANO));
    }
}
