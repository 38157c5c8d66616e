package io.plumbline.match;

/**
 * Whether few edits make one value the other: insert, delete, replace a character or exchange two neighbours, no place
 * changed twice (the "optimal string alignment" form of the Damerau-Levenshtein distance).
 */
final class Edits implements ValueTest {
    private final Letters letters;
    private final int atMost;

    Edits(Letters letters, int atMost) {
        this.letters = letters;
        this.atMost = atMost;
    }

    @Override
    public boolean holds(int left, int right) {
        byte[] one = letters.of(left);
        byte[] other = letters.of(right);
        // An edit takes at most one character away and brings at most one in.
        if (Math.abs(one.length - other.length) > atMost
                || letters.missing(left, right) > atMost
                || letters.missing(right, left) > atMost) {
            return false;
        }
        return distance(one, other, atMost) <= atMost;
    }

    /** The distance if it is at most {@code limit}; otherwise some number above the limit. */
    static int distance(byte[] one, byte[] other, int limit) {
        int start = 0;
        int oneEnd = one.length;
        int otherEnd = other.length;
        while (start < oneEnd && start < otherEnd && one[start] == other[start]) {
            start++;
        }
        while (oneEnd > start && otherEnd > start && one[oneEnd - 1] == other[otherEnd - 1]) {
            oneEnd--;
            otherEnd--;
        }
        if (oneEnd == start || otherEnd == start) {
            return Math.max(oneEnd, otherEnd) - start;
        }
        return table(one, start, oneEnd, other, otherEnd, limit);
    }

    private static int table(byte[] one, int start, int oneEnd, byte[] other, int otherEnd, int limit) {
        int width = otherEnd - start;
        int[] beforeLast = new int[width + 1];
        int[] last = new int[width + 1];
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= oneEnd - start; i++) {
            row[0] = i;
            int best = i;
            byte letter = one[start + i - 1];
            for (int j = 1; j <= width; j++) {
                byte otherLetter = other[start + j - 1];
                int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (letter == otherLetter ? 0 : 1));
                boolean isExchange =
                        i > 1 && j > 1 && letter == other[start + j - 2] && one[start + i - 2] == otherLetter;
                row[j] = isExchange ? Math.min(cost, beforeLast[j - 2] + 1) : cost;
                best = Math.min(best, row[j]);
            }
            // An exchange can reach back two rows, but never below the better of them.
            if (best > limit && i > 1 && least(last) > limit) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[width];
    }

    private static int least(int[] costs) {
        int least = costs[0];
        for (int cost : costs) {
            least = Math.min(least, cost);
        }
        return least;
    }
}
