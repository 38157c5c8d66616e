package io.plumbline.definitions;

import java.util.Arrays;

/**
 * How the touches of one journey are weighed. The weights and the words that tell them stand side by side in each kind, so that
 * what a reader is told is what was computed; a test holds one against the other.
 */
public interface Weighing {
    /**
     * A weight for each touch, in whole numbers of any common total: so that thirds stay thirds. None is below 0, not all are
     * 0, and their sum and their number have no more than 63 binary digits together.
     */
    long[] parts();

    /** Where the touch's weight comes from, or why it has none. */
    String words(int index);

    /** All to one touch. */
    record AllToOne(int place, int touches, String name) implements Weighing {
        @Override
        public long[] parts() {
            long[] parts = new long[touches];
            parts[place] = 1;
            return parts;
        }

        @Override
        public String words(int index) {
            return index == place ? "100 % for the " + name + " touch" : "it is not the " + name + " touch";
        }
    }

    /** The same to each touch. */
    record Even(int touches) implements Weighing {
        @Override
        public long[] parts() {
            long[] parts = new long[touches];
            Arrays.fill(parts, 1);
            return parts;
        }

        @Override
        public String words(int index) {
            return touches == 1 ? "100 % for the only touch" : "100 % evenly to " + touches + " touches";
        }
    }
}
