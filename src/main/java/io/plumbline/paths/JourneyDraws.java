package io.plumbline.paths;

/**
 * Numbers that look drawn by lot and follow from the journey alone. Journeys of one path and one end cannot be told apart, so
 * it is enough to know how many of them drew what: they are numbered. The number of a draw does not hang on which other
 * paths there are, nor on the order of rows.
 */
final class JourneyDraws {
    private static final long PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private final long converted;
    private final long lost;

    /**
     * @param hash of the path
     * @param seed tells draws for one purpose from those for another
     */
    JourneyDraws(long hash, long seed) {
        long path = mix(hash + mix(seed));
        this.converted = mix(path ^ GOLDEN);
        this.lost = mix(path ^ PRIME);
    }

    /** From the names of the path's channels. */
    static long hash(Paths paths, CountedPath path) {
        long hash = GOLDEN;
        for (int i = 0; i < path.length(); i++) {
            hash = mix(hash * PRIME + hash(paths.channels().get(path.step(i))));
        }
        return hash;
    }

    /** 64 random bits for the journey of this number that ended in a conversion. */
    long converted(long number) {
        return mix(converted + number * GOLDEN);
    }

    /** The same for one that did not. */
    long lost(long number) {
        return mix(lost + number * GOLDEN);
    }

    private static long hash(String name) {
        long hash = name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * PRIME;
        }
        return mix(hash);
    }

    /** Stafford's thirteenth mix, as in {@link java.util.SplittableRandom}. */
    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
