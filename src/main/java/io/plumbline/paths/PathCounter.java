package io.plumbline.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts paths: the same sequence of channels is kept once, however often it comes. Counts are whole numbers, so that
 * their sums do not depend on their order; who counts money, counts its smallest units.
 */
public final class PathCounter {
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final Map<Steps, long[]> counts = new HashMap<>();

    /** A sequence of channels by order of arrival, comparable by content. */
    private static final class Steps {
        private final int[] numbers;

        Steps(int[] numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Steps steps && Arrays.equals(numbers, steps.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /**
     * Counts a path. Steps without a name are left out; blanks around names do not count.
     *
     * @param steps names of channels, oldest first
     * @param conversions how often the path ended in a conversion
     * @param nulls how often it ended without one
     */
    public void add(List<String> steps, long conversions, long nulls) {
        if (conversions < 0 || nulls < 0) {
            throw new IllegalArgumentException("the path " + steps + " is counted " + conversions + " times with and "
                    + nulls + " times without a conversion; counts are 0 or above");
        }
        if (conversions == 0 && nulls == 0) {
            return;
        }
        int[] numbers = steps.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .mapToInt(name -> arrivals.computeIfAbsent(name, first -> arrivals.size()))
                .toArray();
        long[] sums = counts.computeIfAbsent(new Steps(numbers), first -> new long[2]);
        sums[0] = Math.addExact(sums[0], conversions);
        sums[1] = Math.addExact(sums[1], nulls);
    }

    /** What was counted so far. */
    public Paths paths() {
        List<String> channels = new ArrayList<>();
        int[] places = new int[arrivals.size()];
        new TreeMap<>(arrivals).forEach((name, arrival) -> {
            places[arrival] = channels.size();
            channels.add(name);
        });
        Map<int[], CountedPath> paths = new TreeMap<>(Arrays::compare);
        long withoutChannel = 0;
        for (Map.Entry<Steps, long[]> counted : counts.entrySet()) {
            int[] steps = Arrays.stream(counted.getKey().numbers)
                    .map(arrival -> places[arrival])
                    .toArray();
            long[] sums = counted.getValue();
            if (steps.length == 0) {
                withoutChannel = sums[0];
            } else {
                paths.put(steps, new CountedPath(steps, sums[0], sums[1]));
            }
        }
        return new Paths(channels, List.copyOf(paths.values()), withoutChannel);
    }
}
