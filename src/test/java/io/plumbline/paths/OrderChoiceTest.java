package io.plumbline.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.RandomPaths.Walked;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderChoiceTest {
    private static final List<Integer> ALL = List.of(1, 2, 3, 4);
    private static final List<String> CHANNELS = List.of("a", "b", "c");
    private static final int JOURNEYS = 4_000;

    @Test
    void walksThatRememberOneChannelAreOfTheFirstOrder() {
        OrderChoice choice = OrderChoice.of(RandomPaths.counted(remembering(1)), ALL, 5, Repeats.KEPT);
        assertThat(choice.order()).isEqualTo(1);
        assertThat(choice.scores()).containsOnlyKeys(ALL);
    }

    @Test
    void walksThatRememberTwoOrThreeChannelsAreOfThatOrder() {
        for (int order : List.of(2, 3)) {
            OrderChoice choice = OrderChoice.of(RandomPaths.counted(remembering(order)), ALL, 5, Repeats.KEPT);
            assertThat(choice.order()).isEqualTo(order);
            assertThat(choice.scores().get(order)).isGreaterThan(choice.scores().get(order - 1));
        }
    }

    @Test
    void onlyCandidatesAreChosen() {
        Paths paths = RandomPaths.counted(remembering(3));
        assertThat(OrderChoice.of(paths, List.of(1, 2), 5, Repeats.KEPT).scores())
                .containsOnlyKeys(1, 2);
        assertThat(OrderChoice.of(paths, List.of(4), 5, Repeats.KEPT).order()).isEqualTo(4);
    }

    @Test
    void neitherTheOrderOfRowsNorTheirGroupingShows() {
        List<Walked> walked = remembering(2);
        OrderChoice choice = OrderChoice.of(RandomPaths.counted(walked), ALL, 4, Repeats.COLLAPSED);
        List<Walked> oneByOne = new ArrayList<>();
        for (Walked path : RandomPaths.shuffled(walked, 7)) {
            for (long i = 0; i < path.conversions(); i++) {
                oneByOne.add(new Walked(path.steps(), 1, 0));
            }
            oneByOne.add(new Walked(path.steps(), 0, path.nulls()));
        }
        assertThat(OrderChoice.of(RandomPaths.counted(oneByOne), ALL, 4, Repeats.COLLAPSED))
                .isEqualTo(choice);
    }

    @Test
    void tooFewJourneysToCompareAreOfTheLowestOrder() {
        Paths paths = RandomPaths.counted(List.of(new Walked(List.of("a", "b"), 1, 0)));
        assertThat(OrderChoice.of(paths, List.of(2, 3), 5, Repeats.KEPT).order())
                .isEqualTo(2);
    }

    @Test
    void oneFoldOrNoOrderIsRefused() {
        Paths paths = RandomPaths.counted(remembering(1));
        assertThatThrownBy(() -> OrderChoice.of(paths, ALL, 1, Repeats.KEPT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders [1, 2, 3, 4] and 1 folds; it takes an order and two folds or more");
        assertThatThrownBy(() -> OrderChoice.of(paths, List.of(5), 2, Repeats.KEPT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the order of a Markov model is 5; it can be 1 to 4");
    }

    @Test
    void everyJourneyIsInOneFoldAndStaysThereWhenOthersCome() {
        Folds folds = Folds.of(RandomPaths.counted(List.of(new Walked(List.of("b"), 5_000, 5_000))), 5);
        Folds more = Folds.of(
                RandomPaths.counted(List.of(new Walked(List.of("a"), 1, 0), new Walked(List.of("b"), 5_001, 5_000))),
                5);
        long moved = 0;
        long all = 0;
        for (int fold = 0; fold < folds.size(); fold++) {
            Paths inside = folds.in(fold);
            all += inside.walks();
            assertThat(inside.walks()).isBetween(1_880L, 2_120L);
            assertThat(inside.walks() + folds.outside(fold).walks()).isEqualTo(10_000);
            moved += Math.abs(only(more.in(fold), "b") - inside.walks());
        }
        assertThat(all).isEqualTo(10_000);
        assertThat(moved).isEqualTo(1);
    }

    @Test
    void theChancesOfAllThatCanComeNextAddUpToOne() {
        for (long seed = 0; seed < 50; seed++) {
            Paths paths = RandomPaths.counted(RandomPaths.ofSeed(seed));
            NextSteps steps = NextSteps.of(paths, 4, Repeats.KEPT);
            for (int at = 0; at <= 6; at++) {
                int[] walked = IntStream.range(0, at)
                        .map(i -> i % paths.channels().size())
                        .toArray();
                double[] sums = new double[4];
                for (int step = 0; step < paths.channels().size() + 2; step++) {
                    double[] chances = steps.chances(walked, at, step);
                    for (int i = 0; i < sums.length; i++) {
                        assertThat(chances[i]).isPositive();
                        sums[i] += chances[i];
                    }
                }
                assertThat(sums).containsExactly(new double[] {1, 1, 1, 1}, within(1e-12));
            }
        }
    }

    private static long only(Paths paths, String channel) {
        int number = paths.channels().indexOf(channel);
        return paths.counted().stream()
                .filter(path -> path.step(0) == number)
                .mapToLong(path -> path.conversions() + path.nulls())
                .sum();
    }

    /** Walks over three channels, of which the next follows from the last so many; the end does not hang on the place. */
    private static List<Walked> remembering(int order) {
        Random random = new Random(order);
        List<Walked> walked = new ArrayList<>();
        for (int journey = 0; journey < JOURNEYS; journey++) {
            List<Integer> steps = new ArrayList<>();
            for (int i = 0; i == 0 || random.nextInt(6) > 0; i++) {
                int sum = steps.subList(Math.max(0, i - order), i).stream()
                        .mapToInt(step -> step)
                        .sum();
                steps.add(random.nextInt(10) < 7 ? (sum + order) % 3 : random.nextInt(3));
            }
            boolean isConverted = random.nextInt(4) == 0;
            walked.add(
                    new Walked(steps.stream().map(CHANNELS::get).toList(), isConverted ? 1 : 0, isConverted ? 0 : 1));
        }
        return walked;
    }
}
