package io.plumbline.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.paths.RandomPaths.Walked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResamplingTest {
    private static final int RESAMPLES = 4_000;

    @Test
    void aJourneyIsDrawnAsOftenAsPoissonSays() {
        Paths one = RandomPaths.counted(List.of(new Walked(List.of("a"), 1, 0)));
        Resampling resampling = new Resampling(one, 1);
        Map<Long, Integer> counts = new TreeMap<>();
        for (int number = 0; number < RESAMPLES; number++) {
            counts.merge(resampling.draw(number).conversions(), 1, Integer::sum);
        }
        double[] expected = {.36788, .36788, .18394, .06131};
        for (int times = 0; times < expected.length; times++) {
            assertThat(counts.getOrDefault((long) times, 0) / (double) RESAMPLES)
                    .isCloseTo(expected[times], within(.03));
        }
    }

    @Test
    void manyJourneysVaryAsTheSumOfTheirDraws() {
        Paths paths = RandomPaths.counted(List.of(new Walked(List.of("a"), 400, 100)));
        Resampling resampling = new Resampling(paths, 3);
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int number = 0; number < RESAMPLES; number++) {
            Paths drawn = resampling.draw(number);
            double conversions = drawn.conversions() - 400d;
            sum += conversions;
            squares += conversions * conversions;
            products += conversions * (drawn.walks() - drawn.conversions() - 100);
        }
        assertThat(sum / RESAMPLES).isCloseTo(0, within(1.2));
        assertThat(squares / RESAMPLES).isCloseTo(400, within(40d));
        assertThat(products / RESAMPLES).as("both ends are drawn apart").isCloseTo(0, within(15d));
    }

    @Test
    void aDrawHangsNeitherOnOtherPathsNorOnTheOrderOfRows() {
        List<Walked> walked = RandomPaths.ofSeed(5);
        List<Walked> more = new ArrayList<>(RandomPaths.shuffled(walked, 1));
        more.add(0, new Walked(List.of("a new channel"), 3, 3));
        Paths drawn = new Resampling(RandomPaths.counted(walked), 1).draw(7);
        Paths drawnOfMore = new Resampling(RandomPaths.counted(more), 1).draw(7);

        assertThat(counts(drawn)).isNotEmpty();
        assertThat(counts(drawnOfMore)).containsAllEntriesOf(counts(drawn));
        assertThat(drawn.channels())
                .as("channels stay, drawn or not")
                .isEqualTo(RandomPaths.counted(walked).channels());
    }

    @Test
    void otherSeedsAndNumbersAreOtherDraws() {
        Paths paths = RandomPaths.counted(RandomPaths.ofSeed(5));
        Map<String, String> drawn = counts(new Resampling(paths, 1).draw(0));
        assertThat(counts(new Resampling(paths, 1).draw(0))).isEqualTo(drawn);
        assertThat(counts(new Resampling(paths, 1).draw(1))).isNotEqualTo(drawn);
        assertThat(counts(new Resampling(paths, 2).draw(0))).isNotEqualTo(drawn);
    }

    private static Map<String, String> counts(Paths paths) {
        Map<String, String> counts = new TreeMap<>();
        for (CountedPath path : paths.counted()) {
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < path.length(); i++) {
                name.append(paths.channels().get(path.step(i))).append('>');
            }
            counts.put(name.toString(), path.conversions() + " " + path.nulls());
        }
        return counts;
    }
}
