package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.CONVERTED_AT;
import static io.plumbline.attribute.Journeys.daysBefore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        assertThat(weights.of(WON, journey(A, B)).share(0)).isEqualTo(1);
        assertThat(weights.of(WON + 1, journey(A, B)).share(0)).isZero();
        assertThat(weights.of(WON + 2, journey(A, B)).share(0)).isEqualTo(.5);
    }

    private static double[] shares(Map<Long, Double> learnt, long... channels) {
        Weights weights = new ChannelWeights(Map.of(WON, learnt)).of(WON, journey(channels));
        double[] shares = new double[weights.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights.share(i);
        }
        return shares;
    }

    private static Journey journey(long... channels) {
        return Journey.of(
                new Milestones(CONVERTED_AT, Milestones.NEVER, Milestones.NEVER),
                LongStream.range(0, channels.length)
                        .mapToObj(i -> new Touch(daysBefore(9 - i), 0, i, 7, 20260301, channels[(int) i], 5))
                        .toList());
    }
}
