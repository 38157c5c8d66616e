package io.plumbline.paths;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * {@link SetShapley} told apart by when a channel was met: its value as the first channel of a path, the second and so
 * on, repeated meetings left out (Zhao, Mahboobi and Bagheri, 2018, "Shapley value methods for attribution modeling in
 * online advertising"). A channel's values over all places add up to its value in the game of sets.
 */
public final class OrderedShapley {
    private OrderedShapley() {}

    /** Each channel's values, in conversions: as the first channel met, as the second ... up to the longest such path. */
    public static SortedMap<String, List<Double>> values(Paths paths) {
        int channels = paths.channels().size();
        int places = paths.counted().stream()
                .mapToInt(path -> path.distinct().length)
                .max()
                .orElse(0);
        long[][][] bySize = new long[channels][places][places + 1];
        for (CountedPath path : paths.counted()) {
            int[] met = path.firstMeetings();
            for (int place = 0; place < met.length; place++) {
                bySize[met[place]][place][met.length] += path.conversions();
            }
        }
        SortedMap<String, List<Double>> values = new TreeMap<>();
        for (int channel = 0; channel < channels; channel++) {
            double[] byPlace = new double[places];
            for (int place = 0; place < places; place++) {
                for (int size = 1; size <= places; size++) {
                    byPlace[place] += (double) bySize[channel][place][size] / size;
                }
            }
            values.put(
                    paths.channels().get(channel),
                    DoubleStream.of(byPlace).boxed().toList());
        }
        return Collections.unmodifiableSortedMap(values);
    }
}
