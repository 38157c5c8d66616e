package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.definitions.Weighing;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChannelWeightsTest {
    private static final Offset<Double> NANO = within(1e-9);
    private static final long WON = 9;
    private static final long A = 1;
    private static final long B = 2;
    private static final long UNHEARD_OF = 7;

    @Test
    void theChannelsOfAJourneyShareInProportionToWhatTheyAreWorth() {
        assertThat(shares(Map.of(A, .5, B, 1d), A, B, UNHEARD_OF))
                .containsExactly(new double[] {1 / 3d, 2 / 3d, 0}, NANO);
    }

    @Test
    void theTouchesOfAChannelShareEquallyWhatItHas() {
        assertThat(shares(Map.of(A, .5, B, .5), A, B, A, A))
                .containsExactly(new double[] {1 / 6d, 1 / 2d, 1 / 6d, 1 / 6d}, NANO);
    }

    @Test
    void aChannelThatIsWorthLessThanNothingGetsNothing() {
        assertThat(shares(Map.of(A, -.5, B, .1), A, B)).containsExactly(0, 1);
    }

    @Test
    void whereNoChannelIsWorthAnythingAllShareEqually() {
        assertThat(shares(Map.of(A, 0d, B, 0d), A, B)).containsExactly(.5, .5);
        assertThat(shares(Map.of(A, -1d, B, -2d), B, A, A)).containsExactly(.5, .25, .25);
        assertThat(shares(Map.of(), A, UNHEARD_OF)).containsExactly(.5, .5);
    }

    @Test
    void whatWasLearntOfOneMilestoneSaysNothingOfAnother() {
        ChannelWeights weights = new ChannelWeights(Map.of(WON, Map.of(A, 1d), WON + 1, Map.of(B, 1d)));
        assertThat(Journeys.shares(weights.weigh(WON, journey(A, B)))).containsExactly(1, 0);
        assertThat(Journeys.shares(weights.weigh(WON + 1, journey(A, B)))).containsExactly(0, 1);
        assertThat(Journeys.shares(weights.weigh(WON + 2, journey(A, B)))).containsExactly(.5, .5);
    }

    @Test
    void theWordsShowTheWorthAndWhoSharesIt() {
        Weighing learnt = weigh(Map.of(A, .5, B, -.25), A, B, A);
        assertThat(List.of(learnt.words(0), learnt.words(1)))
                .containsExactly(
                        "0.5000 / 2 = 0.2500 of a sum of 0.5000: what its channel is worth, as learnt, shared by the channel's"
                                + " 2 touches",
                        "0.000 / 1 = 0.000 of a sum of 0.5000: its channel is worth nothing or less, as learnt, for the"
                                + " channel's only touch");
        assertThat(weigh(Map.of(), A, B).words(0))
                .isEqualTo(
                        "1.000 / 1 = 1.000 of a sum of 2.000: all channels of the journey are worth the same, for the"
                                + " channel's only touch");
    }

    private static double[] shares(Map<Long, Double> learnt, long... channels) {
        return Journeys.shares(weigh(learnt, channels));
    }

    private static Weighing weigh(Map<Long, Double> learnt, long... channels) {
        return new ChannelWeights(Map.of(WON, learnt)).weigh(WON, journey(channels));
    }

    private static Journey journey(long... channels) {
        return Journey.of(
                new Milestones(CONVERTED_AT, Milestones.NEVER, Milestones.NEVER),
                LongStream.range(0, channels.length)
                        .mapToObj(i -> new Touch(daysBefore(9 - i), 0, i, 7, 20260301, channels[(int) i], 5))
                        .toList());
    }
}
