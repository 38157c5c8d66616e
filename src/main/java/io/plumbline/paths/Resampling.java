package io.plumbline.paths;

import java.util.function.LongUnaryOperator;

/**
 * Journeys drawn anew, as if the same people had lived once more: each counts as often as a draw from Poisson's distribution of
 * mean 1 says (Hanley and MacGibbon, 2006), which for many journeys is the bootstrap's drawing with replacement. The draws
 * are the journeys' own, so that they hang neither on the order of rows nor on each other.
 */
public final class Resampling {
    /** Chances to be drawn so often or less; what is beyond has less than 2^-53. */
    private static final double[] UP_TO = upTo(18);

    private static final int DROPPED_BITS = 11;
    private static final double STEP = 0x1p-53;

    private final Paths paths;
    private final long seed;
    private final long[] hashes;

    /** @param seed any number; another one gives other draws */
    public Resampling(Paths paths, int seed) {
        this.paths = paths;
        this.seed = (long) seed << Integer.SIZE;
        this.hashes = paths.counted().stream()
                .mapToLong(path -> JourneyDraws.hash(paths, path))
                .toArray();
    }

    /**
     * Draws all journeys once.
     *
     * @param number which of the resamples of this seed, from 0
     */
    public Paths draw(int number) {
        return paths.recounted(
                index -> times(paths.counted().get(index).conversions(), draws(index, number)::converted),
                index -> times(paths.counted().get(index).nulls(), draws(index, number)::lost));
    }

    private JourneyDraws draws(int index, int number) {
        return new JourneyDraws(hashes[index], seed + number);
    }

    private static long times(long journeys, LongUnaryOperator draw) {
        long times = 0;
        for (long number = 0; number < journeys; number++) {
            double chance = (draw.applyAsLong(number) >>> DROPPED_BITS) * STEP;
            int drawn = 0;
            while (drawn < UP_TO.length && chance >= UP_TO[drawn]) {
                drawn++;
            }
            times += drawn;
        }
        return times;
    }

    private static double[] upTo(int most) {
        double[] sums = new double[most + 1];
        double chance = StrictMath.exp(-1);
        double sum = 0;
        for (int drawn = 0; drawn <= most; drawn++) {
            sum += chance;
            sums[drawn] = sum;
            chance /= drawn + 1;
        }
        return sums;
    }
}
