package io.plumbline.match;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/**
 * The blocks of one rule. Records of a block that is too large are put in the order of their values, and only those are together
 * that stand near each other; how many pairs are given up by that is counted.
 */
final class Blocks {
    private final long[] keys;
    private final int[] order;
    private final int[] starts;
    private final BitSet isTooLarge = new BitSet();
    private final int[] ranks;
    private final int window;
    private int largest;
    private long pairsGivenUp;

    Blocks(long[] hashes, RecordTable records, int largestBlock, int window) {
        this.window = window;
        int recordBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, hashes.length));
        this.keys = new long[hashes.length];
        this.order = order(hashes, recordBits);
        this.starts = starts();
        this.ranks = new int[hashes.length];
        for (int block = 0; block + 1 < starts.length; block++) {
            int size = starts[block + 1] - starts[block];
            largest = Math.max(largest, size);
            if (size > largestBlock) {
                thin(block, records);
            }
        }
    }

    /** Number of blocks. */
    int size() {
        return starts.length - 1;
    }

    int largest() {
        return largest;
    }

    long pairsGivenUp() {
        return pairsGivenUp;
    }

    boolean areTogether(int one, int other) {
        long key = keys[one];
        return key == keys[other]
                && key != BlockingKeys.NONE
                && (!isTooLarge.get(one) || Math.abs(ranks[one] - ranks[other]) <= window);
    }

    /** Each pair of a block once, the lower record first. */
    void forEachPair(int block, PairVisitor visitor) {
        int end = starts[block + 1];
        boolean isThinned = isTooLarge.get(order[starts[block]]);
        for (int i = starts[block]; i < end; i++) {
            int last = isThinned ? Math.min(end, i + window + 1) : end;
            for (int j = i + 1; j < last; j++) {
                visitor.visit(Math.min(order[i], order[j]), Math.max(order[i], order[j]));
            }
        }
    }

    /** Sorted by key, then record; the key gives up the bits that the record's number takes, in {@link #keys} too. */
    private int[] order(long[] hashes, int recordBits) {
        long recordMask = (1L << recordBits) - 1;
        long[] packed = new long[hashes.length];
        int count = 0;
        for (int record = 0; record < hashes.length; record++) {
            keys[record] = hashes[record] & ~recordMask;
            if (keys[record] != BlockingKeys.NONE) {
                packed[count++] = keys[record] | record;
            }
        }
        Arrays.parallelSort(packed, 0, count);
        int[] records = new int[count];
        for (int i = 0; i < count; i++) {
            records[i] = (int) (packed[i] & recordMask);
        }
        return records;
    }

    /** Where each block of at least two records starts, and the end; records that are alone are moved behind all blocks. */
    private int[] starts() {
        int[] found = new int[order.length / 2 + 1];
        int blocks = 0;
        int kept = 0;
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && keys[order[to]] == keys[order[from]]) {
                to++;
            }
            if (to - from > 1) {
                found[blocks++] = kept;
                System.arraycopy(order, from, order, kept, to - from);
                kept += to - from;
            }
            from = to;
        }
        int[] trimmed = Arrays.copyOf(found, blocks + 1);
        trimmed[blocks] = kept;
        return trimmed;
    }

    private void thin(int block, RecordTable records) {
        int from = starts[block];
        int to = starts[block + 1];
        Integer[] byValues = Arrays.stream(order, from, to).boxed().toArray(Integer[]::new);
        Comparator<Integer> byNumber = Comparator.naturalOrder();
        Comparator<Integer> byTexts = (one, other) -> {
            for (int column = 0; column < records.columns(); column++) {
                int compared = records.text(column, one).compareTo(records.text(column, other));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
        Arrays.sort(byValues, byTexts.thenComparing(byNumber));
        for (int i = from; i < to; i++) {
            order[i] = byValues[i - from];
            ranks[order[i]] = i;
            isTooLarge.set(order[i]);
        }
        long size = to - from;
        long compared =
                window >= size ? size * (size - 1) / 2 : window * (size - window) + (long) window * (window - 1) / 2;
        pairsGivenUp += size * (size - 1) / 2 - compared;
    }
}
