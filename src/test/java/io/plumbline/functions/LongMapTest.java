package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;

class LongMapTest {
    @Test
    void anEmptyMapKnowsNoKey() {
        LongMap map = new LongMap.Builder().build();

        assertThat(map.find(0)).isNull();
        assertThat(map.find(1)).isNull();
        assertThat(map.size()).isZero();
    }

    @Test
    void keysAtTheEndsAndAroundZeroAreKeysLikeOthers() {
        LongMap.Builder builder = new LongMap.Builder();
        long[] keys = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1};
        for (long key : keys) {
            assertThat(builder.add(key, ~key)).isTrue();
        }
        LongMap map = builder.build();

        for (long key : keys) {
            assertThat(map.find(key)).isEqualTo(~key);
        }
        assertThat(map.find(2)).isNull();
        assertThat(map.find(-2)).isNull();
        assertThat(map.size()).isEqualTo(keys.length);
    }

    @Test
    void aValueOfZeroIsNotAMissingKey() {
        LongMap.Builder builder = new LongMap.Builder();
        builder.add(0, 0);
        builder.add(7, 0);
        LongMap map = builder.build();

        assertThat(map.find(0)).isZero();
        assertThat(map.find(7)).isZero();
    }

    @Test
    void aRepeatedKeyIsToldAndKeepsItsValue() {
        LongMap.Builder builder = new LongMap.Builder();
        builder.add(0, 1);
        builder.add(5, 1);

        assertThat(builder.add(0, 2)).isFalse();
        assertThat(builder.add(5, 2)).isFalse();

        LongMap map = builder.build();
        assertThat(map.find(0)).isEqualTo(1);
        assertThat(map.find(5)).isEqualTo(1);
        assertThat(map.size()).isEqualTo(2);
    }

    /** Keys that differ in few bits, all of which wish for few slots, and random ones; each map has grown many times. */
    @Test
    void itAnswersAsAHashMapWhateverTheKeysLookLike() {
        Random random = new Random(1);
        for (int shift : new int[] {0, 1, 20, 40, 52}) {
            Map<Long, Long> expected = new HashMap<>();
            LongMap.Builder builder = new LongMap.Builder();
            for (long i = -2_000; i < 2_000; i++) {
                long key = i << shift;
                long value = random.nextLong();
                assertThat(builder.add(key, value)).isEqualTo(expected.putIfAbsent(key, value) == null);
            }
            assertAnswersAs(expected, builder.build(), shift);
        }
    }

    @Test
    void itTravels() {
        LongMap.Builder builder = new LongMap.Builder();
        builder.add(0, 3);
        builder.add(9, 4);
        LongMap map = SerializationUtils.roundtrip(builder.build());

        assertThat(map.find(0)).isEqualTo(3);
        assertThat(map.find(9)).isEqualTo(4);
        assertThat(map.find(8)).isNull();
    }

    private static void assertAnswersAs(Map<Long, Long> expected, LongMap map, int shift) {
        assertThat(map.size()).isEqualTo(expected.size());
        for (long i = -4_000; i < 4_000; i++) {
            long key = i << shift;
            assertThat(map.find(key)).as("%d << %d", i, shift).isEqualTo(expected.get(key));
        }
    }
}
