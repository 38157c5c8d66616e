package io.plumbline.paths;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The states of a Markov chain and how often each followed another. State 0 is the start of every walk. */
final class StateGraph {
    private static final int START = 0;
    private static final int UNREACHED = -1;
    private static final int NOTHING = -2;

    /** The last channel of each state; a removed channel is met at the states that end in it. */
    private final int[] channels;

    private final int[][] followers;
    private final long[][] counts;
    private final long[] conversions;
    private final long[] nulls;

    private StateGraph(int[] channels, int[][] followers, long[][] counts, long[] conversions, long[] nulls) {
        this.channels = channels;
        this.followers = followers;
        this.counts = counts;
        this.conversions = conversions;
        this.nulls = nulls;
    }

    static StateGraph of(List<CountedState> states) {
        int size = states.size();
        int[] channels = new int[size];
        int[][] followers = new int[size][];
        long[][] counts = new long[size][];
        long[] conversions = new long[size];
        long[] nulls = new long[size];
        for (int state = 0; state < size; state++) {
            CountedState counted = states.get(state);
            Map<Integer, Long> next = counted.followers();
            channels[state] = counted.channel();
            followers[state] = next.keySet().stream().mapToInt(to -> to).toArray();
            counts[state] = next.values().stream().mapToLong(count -> count).toArray();
            conversions[state] = counted.conversions();
            nulls[state] = counted.nulls();
        }
        return new StateGraph(channels, followers, counts, conversions, nulls);
    }

    int size() {
        return channels.length;
    }

    /** The chance to come from the start to a conversion. */
    double conversionProbability() {
        return conversionProbabilityWithout(NOTHING);
    }

    /** The same when every walk that comes to the channel ends there without a conversion. */
    double conversionProbabilityWithout(int removed) {
        int[] numbers = numbersOfReached(removed);
        Elimination elimination = new Elimination();
        for (int state = 0; state < channels.length; state++) {
            if (numbers[state] != UNREACHED) {
                addNode(elimination, state, numbers);
            }
        }
        return elimination.conversionProbability();
    }

    /** A follower that is not reached is of the removed channel. */
    private void addNode(Elimination elimination, int state, int[] numbers) {
        SparseRow row = new SparseRow(followers[state].length);
        double lost = nulls[state];
        for (int i = 0; i < followers[state].length; i++) {
            int number = numbers[followers[state][i]];
            if (number == UNREACHED) {
                lost += counts[state][i];
            } else {
                row.add(number, counts[state][i]);
            }
        }
        elimination.addNode(row, conversions[state], lost);
    }

    /** New numbers, in the same order, of the states that a walk can come to without meeting the channel. */
    private int[] numbersOfReached(int removed) {
        boolean[] isReached = new boolean[channels.length];
        Deque<Integer> open = new ArrayDeque<>(List.of(START));
        isReached[START] = true;
        while (!open.isEmpty()) {
            for (int to : followers[open.remove()]) {
                if (!isReached[to] && channels[to] != removed) {
                    isReached[to] = true;
                    open.add(to);
                }
            }
        }
        int[] numbers = new int[channels.length];
        int next = 0;
        for (int state = 0; state < channels.length; state++) {
            numbers[state] = isReached[state] ? next++ : UNREACHED;
        }
        return numbers;
    }
}
