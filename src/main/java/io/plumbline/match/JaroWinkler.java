package io.plumbline.match;

/**
 * Jaro-Winkler similarity of the values of a column, 0 to 1: prefix weight 0.1 on at most four characters where the Jaro
 * similarity is at least 0.7 (Winkler 1990). Beyond 64 characters values are not looked at.
 *
 * <p>Where in the left value a character stands is kept as bits, and only made anew for another left value: pairs are compared
 * with the left record fixed. So an instance serves one thread.
 */
final class JaroWinkler {
    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final double LEAST_BOOSTED = 0.7;
    private static final int LONGEST = Long.SIZE;
    private static final int NONE = -1;
    private static final int BYTE = 0xff;

    private final Letters letters;
    private final long[] places = new long[BYTE + 1];
    private int placed = NONE;

    JaroWinkler(Letters letters) {
        this.letters = letters;
    }

    /** The similarity if it is at least {@code least}; otherwise that, or 0 where it is known sooner. */
    double similarity(int left, int right, double least) {
        byte[] one = letters.of(left);
        byte[] other = letters.of(right);
        int oneLength = Math.min(one.length, LONGEST);
        int otherLength = Math.min(other.length, LONGEST);
        int prefix = prefix(one, other, Math.min(oneLength, otherLength));
        int mostCommon = Math.min(
                Math.min(oneLength, one.length - letters.missing(left, right)),
                Math.min(otherLength, other.length - letters.missing(right, left)));
        if (boosted(jaro(mostCommon, 0, oneLength, otherLength), prefix) < least) {
            return 0;
        }
        place(left);
        return boosted(jaro(one, oneLength, other, otherLength), prefix);
    }

    private static int prefix(byte[] one, byte[] other, int shorter) {
        int longest = Math.min(LONGEST_PREFIX, shorter);
        int prefix = 0;
        while (prefix < longest && one[prefix] == other[prefix]) {
            prefix++;
        }
        return prefix;
    }

    private static double boosted(double jaro, int prefix) {
        return jaro < LEAST_BOOSTED ? jaro : jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private void place(int value) {
        if (value == placed) {
            return;
        }
        if (placed != NONE) {
            for (byte letter : letters.of(placed)) {
                places[letter & BYTE] = 0;
            }
        }
        byte[] bytes = letters.of(value);
        for (int i = 0; i < Math.min(bytes.length, LONGEST); i++) {
            places[bytes[i] & BYTE] |= 1L << i;
        }
        placed = value;
    }

    /** Each character of the other takes the first free place of the same in the one, if it is near enough. */
    private double jaro(byte[] one, int oneLength, byte[] other, int otherLength) {
        int reach = Math.max(0, Math.max(oneLength, otherLength) / 2 - 1);
        long near = reach >= LONGEST - 1 ? -1 : (1L << (reach + 1)) - 1;
        long takenInOne = 0;
        long takenInOther = 0;
        for (int i = 0; i < otherLength; i++) {
            long free = places[other[i] & BYTE] & near & ~takenInOne;
            takenInOne |= free & -free;
            takenInOther |= free == 0 ? 0 : 1L << i;
            near = near << 1 | (i < reach ? 1 : 0);
        }
        int common = Long.bitCount(takenInOne);
        return jaro(common, outOfOrder(one, takenInOne, other, takenInOther), oneLength, otherLength);
    }

    private static int outOfOrder(byte[] one, long takenInOne, byte[] other, long takenInOther) {
        int outOfOrder = 0;
        long inOne = takenInOne;
        long inOther = takenInOther;
        while (inOne != 0) {
            if (one[Long.numberOfTrailingZeros(inOne)] != other[Long.numberOfTrailingZeros(inOther)]) {
                outOfOrder++;
            }
            inOne &= inOne - 1;
            inOther &= inOther - 1;
        }
        return outOfOrder;
    }

    private static double jaro(int common, int outOfOrder, int oneLength, int otherLength) {
        if (common <= 0) {
            return 0;
        }
        double shared = common;
        return (shared / oneLength + shared / otherLength + (shared - outOfOrder / 2) / shared) / 3;
    }
}
