package io.plumbline.definitions;

import io.plumbline.definitions.StewardDecision.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds decisions that cannot hold together: two records that others, one after the other, say are the same. */
final class Contradictions {
    private final Problems problems;

    Contradictions(Problems problems) {
        this.problems = problems;
    }

    void check(List<StewardDecision> decisions) {
        refuseRepeated(decisions);
        Map<String, List<StewardDecision>> sames = new HashMap<>();
        for (StewardDecision decision : decisions) {
            if (decision.verdict() == Verdict.SAME) {
                sames.computeIfAbsent(decision.left(), record -> new ArrayList<>())
                        .add(decision);
                sames.computeIfAbsent(decision.right(), record -> new ArrayList<>())
                        .add(decision);
            }
        }
        decisions.stream()
                .filter(decision -> decision.verdict() == Verdict.DIFFERENT)
                .forEach(decision -> refuseIfConnected(decision, sames));
    }

    private void refuseRepeated(List<StewardDecision> decisions) {
        Map<String, StewardDecision> firsts = new HashMap<>();
        for (StewardDecision decision : decisions) {
            String pair = decision.verdict()
                    + "\n"
                    + Collections.min(List.of(decision.left(), decision.right()))
                    + "\n"
                    + Collections.max(List.of(decision.left(), decision.right()));
            @Nullable StewardDecision first = firsts.putIfAbsent(pair, decision);
            if (first != null) {
                String message = "\"%s\" and \"%s\" are decided to be %s in %s already"
                        .formatted(
                                decision.left(),
                                decision.right(),
                                decision.verdict() == Verdict.SAME ? "the same" : "different",
                                first.place());
                problems.add(decision.place(), message, "Remove one of the two.");
            }
        }
    }

    private void refuseIfConnected(StewardDecision different, Map<String, List<StewardDecision>> sames) {
        List<StewardDecision> path = path(different.left(), different.right(), sames);
        if (path.isEmpty()) {
            return;
        }
        String places = path.stream()
                .map(decision -> decision.place().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        String message = "\"%s\" and \"%s\" are decided to be different, and the same by %s"
                .formatted(different.left(), different.right(), places);
        problems.add(different.place(), message, "Remove the decision that is wrong; the newer one need not be right.");
    }

    /** The fewest decisions by which two records are the same, those written first where there is a choice; empty if there are none. */
    private static List<StewardDecision> path(String from, String to, Map<String, List<StewardDecision>> sames) {
        Map<String, StewardDecision> reachedBy = new HashMap<>();
        ArrayDeque<String> queue = new ArrayDeque<>(List.of(from));
        while (!queue.isEmpty() && !reachedBy.containsKey(to)) {
            String record = queue.remove();
            for (StewardDecision decision : sames.getOrDefault(record, List.of())) {
                String next = other(decision, record);
                if (!next.equals(from) && reachedBy.putIfAbsent(next, decision) == null) {
                    queue.add(next);
                }
            }
        }
        List<StewardDecision> path = new ArrayList<>();
        String record = to;
        @Nullable StewardDecision step = reachedBy.get(record);
        while (step != null) {
            path.add(step);
            record = other(step, record);
            step = record.equals(from) ? null : reachedBy.get(record);
        }
        Collections.reverse(path);
        return path;
    }

    private static String other(StewardDecision decision, String record) {
        return decision.left().equals(record) ? decision.right() : decision.left();
    }
}
