package io.plumbline.paths;

import io.plumbline.paths.MarkovModel.Repeats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Markov chain by its definition: all walkers take one step at a time until next to none is left. Slow, and independent of elimination. */
final class SteppedChain {
    private static final double NEXT_TO_NONE = 1e-14;
    private static final List<String> CONVERTED = List.of("(converted)");
    private static final List<String> LOST = List.of("(lost)");

    private final Map<List<String>, Map<List<String>, Long>> counts = new HashMap<>();

    SteppedChain(Paths paths, MarkovModel model) {
        for (CountedPath path : paths.counted()) {
            List<String> steps = new ArrayList<>();
            for (int i = 0; i < path.length(); i++) {
                String channel = paths.channels().get(path.step(i));
                boolean isRepeat =
                        !steps.isEmpty() && steps.get(steps.size() - 1).equals(channel);
                if (model.repeats() == Repeats.KEPT || !isRepeat) {
                    steps.add(channel);
                }
            }
            List<String> state = List.of();
            for (int end = 1; end <= steps.size(); end++) {
                List<String> next = List.copyOf(steps.subList(Math.max(0, end - model.order()), end));
                count(state, next, path.conversions() + path.nulls());
                state = next;
            }
            count(state, CONVERTED, path.conversions());
            count(state, LOST, path.nulls());
        }
    }

    double conversionProbabilityWithout(String removed) {
        Map<List<String>, Double> walkers = Map.of(List.of(), 1d);
        double converted = 0;
        while (walkers.values().stream().mapToDouble(share -> share).sum() > NEXT_TO_NONE) {
            Map<List<String>, Double> moved = new HashMap<>();
            for (Map.Entry<List<String>, Double> walker : walkers.entrySet()) {
                Map<List<String>, Long> ways = counts.get(walker.getKey());
                double all = ways.values().stream().mapToLong(count -> count).sum();
                ways.forEach((to, count) -> {
                    if (!to.contains(removed) && !to.equals(LOST)) {
                        moved.merge(to, walker.getValue() * count / all, Double::sum);
                    }
                });
            }
            Double arrived = moved.remove(CONVERTED);
            converted += arrived == null ? 0 : arrived;
            walkers = moved;
        }
        return converted;
    }

    private void count(List<String> from, List<String> to, long walks) {
        counts.computeIfAbsent(from, first -> new HashMap<>()).merge(to, walks, Long::sum);
    }
}
