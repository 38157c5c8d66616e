package io.plumbline.run;

import io.plumbline.functions.LongMap;
import java.util.List;
import java.util.stream.IntStream;

/** Numbers, each once. */
final class DistinctNumbers {
    private final LongMap.Builder seen = new LongMap.Builder();
    private final NumberList numbers = new NumberList();
    private long last;

    static List<DistinctNumbers> ofColumns(int count) {
        return IntStream.range(0, count).mapToObj(i -> new DistinctNumbers()).toList();
    }

    /** Rows that lie together often hold the same: that is asked before all others. */
    void add(long number) {
        if (number == last && !numbers.isEmpty()) {
            return;
        }
        last = number;
        if (seen.add(number, 0)) {
            numbers.add(number);
        }
    }

    long[] toArray() {
        return numbers.toArray();
    }
}
