package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static io.plumbline.attribute.Journeys.ofAges;
import static io.plumbline.attribute.Journeys.ofSize;
import static io.plumbline.attribute.StockRules.DIRECT;
import static io.plumbline.attribute.StockRules.MAIL;
import static io.plumbline.attribute.StockRules.MILESTONE;
import static io.plumbline.attribute.StockRules.PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.kit.HouseDefinitions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each model of conf/models that is there to be switched on gives to one touch, to two, and without its milestones. */
class StockModelsTest {
    private static Map<String, Rule> rules = Map.of();

    @BeforeAll
    static void load(@TempDir Path folder) {
        rules = StockRules.load(folder);
    }

    @Test
    void theNightlyJobCreditsByItsSixModelsUntilOthersAreSwitchedOn() {
        assertThat(HouseDefinitions.ALL.models())
                .extracting(AttributionModel::name)
                .containsExactly("first_touch", "last_touch", "linear", "time_decay", "u_shaped", "w_shaped");
        assertThat(rules).hasSize(StockRules.files().size()).hasSize(18);
    }

    @Test
    void oneTouchGetsAllByEveryModel() {
        rules.values()
                .forEach(rule -> assertThat(shares(rule, ofSize(1)))
                        .as(rule.model().name())
                        .containsExactly(1));
    }

    @Test
    void twoTouches() {
        // The lead was created before, so that its position is held by nobody.
        Milestones milestones = new Milestones(CONVERTED_AT, daysBefore(90), Milestones.NEVER);
        assertTwo("last_non_direct", milestones, 0, 1);
        assertTwo("last_paid", milestones, 0, 1);
        assertTwo("lead_creation", milestones, .5, .5);
        assertTwo("u_first_and_lead", milestones, 1, 0);
        assertTwo("full_path", milestones, .5, .5);
        assertTwo("j_shaped", milestones, .3, .7);
        assertTwo("inverse_j_shaped", milestones, .7, .3);
        assertTwo("milestone_weights", milestones, 1 / 3d, 2 / 3d);
    }

    @Test
    void allMilestonesReached() {
        Milestones milestones = new Milestones(CONVERTED_AT, daysBefore(15), daysBefore(5));
        assertShares("lead_creation", milestones, 0, 1, 0, 0, 0);
        assertShares("u_first_and_lead", milestones, .5, .5, 0, 0, 0);
        assertShares("full_path", milestones, .225, .225, .1, .225, .225);
        assertShares("j_shaped", milestones, .2, .2 / 3, .2 / 3, .2 / 3, .6);
        assertShares("inverse_j_shaped", milestones, .6, .2 / 3, .2 / 3, .2 / 3, .2);
        assertShares("milestone_weights", milestones, .1, .4, 0, .3, .2);
    }

    @Test
    void theLastTouchIsAskedOfTheChannelsThatCount() {
        Journey journey = ofChannels(PAID, MAIL, DIRECT);
        assertThat(shares("last_non_direct", journey)).containsExactly(0, 1, 0);
        assertThat(shares("last_paid", journey)).containsExactly(1, 0, 0);
    }

    @Test
    void aJourneyWithoutAChannelThatCountsIsCreditedByItsLastTouch() {
        assertThat(shares("last_non_direct", ofChannels(DIRECT, DIRECT))).containsExactly(0, 1);
        assertThat(shares("last_paid", ofChannels(MAIL, DIRECT))).containsExactly(0, 1);
    }

    @Test
    void aModelThatLearnsSharesAJourneyByItsChannels() {
        Journey journey = ofChannels(PAID, DIRECT, PAID, MAIL);
        for (String model : List.of("markov", "shapley_rate")) {
            assertThat(shares(model, journey))
                    .as(model)
                    .containsExactly(new double[] {1 / 6d, 2 / 3d, 1 / 6d, 0}, within(1e-9));
        }
        for (String model : List.of("shapley_set", "shapley_ordered")) {
            assertThat(shares(model, journey))
                    .as(model)
                    .containsExactly(new double[] {1 / 6d, 1 / 3d, 1 / 6d, 1 / 3d}, within(1e-9));
        }
    }

    private static Journey ofChannels(long... channels) {
        return Journey.of(
                new Milestones(CONVERTED_AT, Milestones.NEVER, Milestones.NEVER),
                LongStream.range(0, channels.length)
                        .mapToObj(i -> new Touch(daysBefore(9 - i), 0, i, 7, 20260301, channels[(int) i], 5))
                        .toList());
    }

    private static void assertTwo(String model, Milestones milestones, double first, double second) {
        assertThat(shares(model, ofAges(milestones, 2, 1)))
                .as(model)
                .containsExactly(new double[] {first, second}, within(1e-9));
    }

    private static void assertShares(String model, Milestones milestones, double... expected) {
        assertThat(shares(model, ofAges(milestones, 30, 20, 10, 6, 1)))
                .as(model)
                .containsExactly(expected, within(1e-9));
    }

    private static double[] shares(String model, Journey journey) {
        return shares(rules.get(model), journey);
    }

    private static double[] shares(Rule rule, Journey journey) {
        return Journeys.shares(rule.weigh(MILESTONE, journey));
    }
}
