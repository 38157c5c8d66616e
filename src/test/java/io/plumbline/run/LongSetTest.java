package io.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongSetTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 1_000, 1_023, 1_024, 40_000})
    void holdsWhatItWasGivenAndNothingElse(int size) {
        long[] numbers = new SplittableRandom(size).longs(size).toArray();
        LongSet set = LongSet.of(numbers);
        assertThat(set.size()).isEqualTo(size);
        assertThat(LongStream.of(numbers)).allMatch(set::holds);
        assertThat(new SplittableRandom(-1).longs(100_000)).noneMatch(set::holds);
    }

    @Test
    void holdsNumbersThatAreNoHashes() {
        LongSet even = LongSet.of(LongStream.range(-500, 500).map(i -> 2 * i).toArray());
        for (long number = -1_100; number < 1_100; number++) {
            assertThat(even.holds(number)).isEqualTo(number % 2 == 0 && number >= -1_000 && number < 1_000);
        }
        assertThat(LongSet.of(new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}).holds(0))
                .isTrue();
    }
}
