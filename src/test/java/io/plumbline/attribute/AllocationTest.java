package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.TIME_DECAY;
import static io.plumbline.attribute.Journeys.U_SHAPED;
import static io.plumbline.attribute.Journeys.W_SHAPED;
import static io.plumbline.attribute.Journeys.ofAges;
import static io.plumbline.attribute.Journeys.ofSize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import io.plumbline.definitions.Weighing;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static final List<JourneyShape> SHAPES =
            List.of(new FirstTouch(), new LastTouch(), new Linear(), U_SHAPED, TIME_DECAY);

    @Test
    void theLeftoverGoesToTheLargestRemainderAndTiesToTheEarlierTouch() {
        assertThat(Allocation.split(100, Weights.of(new Linear().weigh(ofSize(3)))))
                .containsExactly(34, 33, 33);
        assertThat(Allocation.split(9, Weights.of(U_SHAPED.weigh(ofSize(4))))).containsExactly(4, 1, 1, 3);
    }

    @Test
    void aNegativeWholeIsSplitLikeItsOpposite() {
        assertThat(Allocation.split(-100, Weights.of(new Linear().weigh(ofSize(3)))))
                .containsExactly(-34, -33, -33);
    }

    @Test
    void wholeCentsStayWholeCents() {
        Weights thirds = Weights.of(new Linear().weigh(ofSize(3)));
        assertThat(Money.split(10_000, thirds)).containsExactly(3_400, 3_300, 3_300);
        assertThat(Money.split(10_001, thirds)).containsExactly(3_334, 3_334, 3_333);
    }

    @Test
    void linearIsExactUpToTheLargestAmount() {
        long whole = 9_000_000_000_000_000_001L;
        assertThat(Allocation.split(whole, Weights.of(new Linear().weigh(ofSize(3)))))
                .containsExactly(3_000_000_000_000_000_001L, 3_000_000_000_000_000_000L, 3_000_000_000_000_000_000L);
    }

    @Test
    void weightsOfAMillionTouchesMayAddUpToMoreThan64BitsTimesTheirRemainder() {
        Weights weights = Weights.of(W_SHAPED.weigh(ofSize(1_000_000)));

        long[] parts = Allocation.split(10_000_000_000L, weights);

        assertThat(weights.total()).isGreaterThan(3_000_000_000L);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(10_000_000_000L);
        for (int i = 0; i < parts.length; i += 999) {
            BigInteger share = BigInteger.valueOf(10_000_000_000L)
                    .multiply(BigInteger.valueOf(weights.part(i)))
                    .divide(BigInteger.valueOf(weights.total()));
            assertThat(BigInteger.valueOf(parts[i])).isBetween(share, share.add(BigInteger.ONE));
        }
    }

    @Test
    void weightsThatCannotBeAllocatedAreRefused() {
        Weights weights = Weights.of(weighing(Long.MAX_VALUE / 4, 1, 1));

        assertThatThrownBy(() -> Allocation.split(1, weights))
                .hasMessage(
                        "weights of 3 touches sum to 2305843009213693953; allocation needs 1 or more, and both together in 63 bits");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 2026})
    void partsSumToTheWholeAndAreWithinOneUnitOfTheirShare(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            JourneyShape shape = SHAPES.get(random.nextInt(SHAPES.size()));
            Weights weights = Weights.of(shape.weigh(ofAges(randomAges(random))));
            long whole = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            long[] parts = Allocation.split(whole, weights);
            assertThat(Arrays.stream(parts).sum())
                    .as("%s of %d, seed %d", shape, whole, seed)
                    .isEqualTo(whole);
            for (int i = 0; i < parts.length; i++) {
                assertThat((double) parts[i]).isCloseTo(whole * weights.share(i), within(1.001));
            }
        }
    }

    private static Weighing weighing(long... parts) {
        return new Weighing() {
            @Override
            public long[] parts() {
                return parts.clone();
            }

            @Override
            public String words(int index) {
                return "a test says so";
            }
        };
    }

    private static double[] randomAges(Random random) {
        return random.doubles(1 + random.nextInt(40), 0, 180).toArray();
    }
}
