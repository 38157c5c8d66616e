package io.plumbline.paths;

import java.util.function.LongUnaryOperator;

/** All journeys in parts of about the same size, by a draw that every journey has of its own: one stays in its part when others come. */
final class Folds {
    private static final long SEED = -1;

    private final Paths paths;
    private final long[][] conversions;
    private final long[][] nulls;

    private Folds(Paths paths, int folds) {
        this.paths = paths;
        this.conversions = new long[folds][paths.size()];
        this.nulls = new long[folds][paths.size()];
    }

    static Folds of(Paths paths, int count) {
        Folds folds = new Folds(paths, count);
        for (int index = 0; index < paths.size(); index++) {
            CountedPath path = paths.counted().get(index);
            JourneyDraws draws = new JourneyDraws(JourneyDraws.hash(paths, path), SEED);
            spread(folds.conversions, index, path.conversions(), draws::converted);
            spread(folds.nulls, index, path.nulls(), draws::lost);
        }
        return folds;
    }

    int size() {
        return conversions.length;
    }

    /** The journeys of one part. */
    Paths in(int fold) {
        return paths.recounted(index -> conversions[fold][index], index -> nulls[fold][index]);
    }

    /** The journeys of all other parts. */
    Paths outside(int fold) {
        return paths.recounted(
                index -> paths.counted().get(index).conversions() - conversions[fold][index],
                index -> paths.counted().get(index).nulls() - nulls[fold][index]);
    }

    private static void spread(long[][] parts, int index, long journeys, LongUnaryOperator draw) {
        for (long number = 0; number < journeys; number++) {
            parts[(int) Long.remainderUnsigned(draw.applyAsLong(number), parts.length)][index]++;
        }
    }
}
