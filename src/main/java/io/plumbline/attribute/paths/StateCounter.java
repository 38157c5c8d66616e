package io.plumbline.attribute.paths;

import io.plumbline.attribute.paths.MarkovModel.Repeats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how often each state of a {@link MarkovModel} followed another; a path weighs as often as it was walked. */
final class StateCounter {
    private final MarkovModel model;
    private final List<CountedState> states = new ArrayList<>(List.of(new CountedState(CountedState.NO_CHANNEL)));
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    private StateCounter(MarkovModel model) {
        this.model = model;
    }

    static StateGraph count(Paths paths, MarkovModel model) {
        StateCounter counter = new StateCounter(model);
        paths.counted().forEach(counter::walk);
        return StateGraph.of(counter.states);
    }

    private void walk(CountedPath path) {
        int[] steps = model.repeats() == Repeats.COLLAPSED ? path.withoutRepeats() : path.allSteps();
        long walks = Math.addExact(path.conversions(), path.nulls());
        int state = 0;
        for (int end = 1; end <= steps.length; end++) {
            int next = number(Arrays.copyOfRange(steps, Math.max(0, end - model.order()), end));
            states.get(state).follow(next, walks);
            state = next;
        }
        states.get(state).end(path);
    }

    private int number(int[] channels) {
        return numbers.computeIfAbsent(Arrays.stream(channels).boxed().toList(), first -> {
            states.add(new CountedState(channels[channels.length - 1]));
            return states.size() - 1;
        });
    }
}
