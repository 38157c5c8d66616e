package io.plumbline.paths;

import io.plumbline.paths.MarkovModel.Repeats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts how often each state of a {@link MarkovModel} followed another; a path weighs as often as it was walked. */
final class StateCounter {
    private final MarkovModel model;
    private final List<CountedState> states = new ArrayList<>(List.of(new CountedState(CountedState.NO_CHANNEL)));
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    private StateCounter(MarkovModel model) {
        this.model = model;
    }

    static StateGraph count(Paths paths, MarkovModel model) {
        return StateGraph.of(counted(paths, model).states);
    }

    /** The chances of the chain, in the order in which paths met the states. */
    static List<Transition> transitions(Paths paths, MarkovModel model) {
        StateCounter counter = counted(paths, model);
        String[] names = new String[counter.states.size()];
        names[0] = Transition.START;
        counter.numbers.forEach((channels, number) ->
                names[number] = channels.stream().map(paths.channels()::get).collect(Collectors.joining(" > ")));
        List<Transition> transitions = new ArrayList<>();
        for (int state = 0; state < names.length; state++) {
            CountedState counted = counter.states.get(state);
            Map<String, Long> counts = new LinkedHashMap<>();
            counted.followers().forEach((follower, count) -> counts.put(names[follower], count));
            counts.put(Transition.CONVERSION, counted.conversions());
            counts.put(Transition.NO_CONVERSION, counted.nulls());
            double all = counts.values().stream().mapToLong(count -> count).sum();
            String from = names[state];
            counts.forEach((to, count) -> {
                if (count > 0) {
                    transitions.add(new Transition(from, to, count / all));
                }
            });
        }
        return transitions;
    }

    private static StateCounter counted(Paths paths, MarkovModel model) {
        StateCounter counter = new StateCounter(model);
        paths.counted().forEach(counter::walk);
        return counter;
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
