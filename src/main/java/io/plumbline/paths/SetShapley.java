package io.plumbline.paths;

import java.util.SortedMap;

/**
 * Shapley values of the game in which a set of channels is worth the conversions of all paths that need no other
 * channel. Each path is then a game of its own in which all its channels are needed, so it is shared equally by the
 * channels on it, however often they come: exact in one pass for any number of channels, and the values add up to all
 * conversions. Paths without a conversion do not count.
 */
public final class SetShapley {
    private SetShapley() {}

    /** Each channel's value, in conversions. Whole numbers are summed before they are divided. */
    public static SortedMap<String, Double> values(Paths paths) {
        int channels = paths.channels().size();
        long[][] bySize = new long[channels][channels + 1];
        for (CountedPath path : paths.counted()) {
            int[] members = path.distinct();
            for (int member : members) {
                bySize[member][members.length] += path.conversions();
            }
        }
        double[] values = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            for (int size = 1; size <= channels; size++) {
                values[channel] += (double) bySize[channel][size] / size;
            }
        }
        return paths.named(values);
    }
}
