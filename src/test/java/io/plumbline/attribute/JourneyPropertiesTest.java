package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.attribute.RandomJourneys.Story;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.Linear;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every journey by every model of conf/models, tried on ten thousand of them. */
class JourneyPropertiesTest {
    private static final int JOURNEYS = 10_000;
    private static final long ONE = 1_000_000;
    private static final int SHORT_LOOKBACK = 60;

    private static List<Rule> rules = List.of();

    @BeforeAll
    static void load(@TempDir Path folder) {
        rules = List.copyOf(StockRules.load(folder).values());
    }

    private static List<Story> stories() {
        Random random = new Random(20_261_122);
        List<Story> stories = new ArrayList<>();
        for (long key = 0; key < JOURNEYS; key++) {
            stories.add(RandomJourneys.story(random, key));
        }
        return stories;
    }

    @Test
    void creditIsNeverNegativeAndAddsUpToOneMilestoneAndItsAmount() {
        for (Story story : stories()) {
            Map<String, List<Credit>> byModel = Credit.of(story.conversion(), story.journey(), rules).stream()
                    .collect(Collectors.groupingBy(Credit::model));
            assertThat(byModel).hasSize(rules.size());
            byModel.forEach((model, credits) -> {
                assertThat(credits).as(model).allMatch(credit -> credit.millionths() >= 0);
                assertThat(credits.stream().mapToLong(Credit::millionths).sum())
                        .as(model)
                        .isEqualTo(ONE);
                assertThat(credits.stream().mapToLong(Credit::amount).sum())
                        .as(model)
                        .isEqualTo(story.conversion().amount().orElse(0));
            });
        }
    }

    @Test
    void theOrderInWhichTouchesComeDecidesNothingEvenWhereTheyTie() {
        Random random = new Random(1);
        for (Story story : stories()) {
            List<Touch> shuffled = new ArrayList<>(story.touches());
            Collections.shuffle(shuffled, random);
            Journey other = Journey.of(story.conversion().milestones(), shuffled);
            assertThat(Credit.of(story.conversion(), other, rules))
                    .isEqualTo(Credit.of(story.conversion(), story.journey(), rules));
        }
    }

    @Test
    void aLongerLookbackOnlyAddsOlderTouchesAndTakesFromTheOthersInProportion() {
        for (Story story : stories()) {
            Journey far = story.journey();
            Journey near = far.within(SHORT_LOOKBACK);
            int older = far.size() - near.size();
            assertThat(far.touches().subList(older, far.size())).isEqualTo(near.touches());
            if (near.size() > 0) {
                for (JourneyShape shape : List.of(new Linear(), Journeys.TIME_DECAY)) {
                    Weights nearWeights = Weights.of(shape.weigh(near));
                    Weights farWeights = Weights.of(shape.weigh(far));
                    for (int i = 0; i < near.size(); i++) {
                        assertThat(farWeights.share(older + i)).isLessThanOrEqualTo(nearWeights.share(i) + 1e-8);
                    }
                }
            }
        }
    }

    @Test
    void aTouchAfterTheMilestoneChangesNothing() {
        for (Story story : stories()) {
            List<Touch> more = new ArrayList<>(story.touches());
            more.add(Journeys.touch(Journeys.CONVERTED_AT + 1, 0, -7));
            assertThat(Credit.of(
                            story.conversion(), Journey.of(story.conversion().milestones(), more), rules))
                    .isEqualTo(Credit.of(story.conversion(), story.journey(), rules));
        }
    }

    @Test
    void unrelatedJourneysChangeNothing() {
        List<Story> stories = stories();
        List<Story> odd = stories.stream()
                .filter(story -> story.conversion().key() % 2 == 1)
                .toList();
        Map<Long, List<String>> alone = CreditedRows.of(odd, rules);
        Map<Long, List<String>> among = new TreeMap<>(CreditedRows.of(stories, rules));
        among.keySet().removeIf(key -> key % 2 == 0);
        assertThat(alone).hasSize(JOURNEYS / 2).isEqualTo(among);
    }
}
