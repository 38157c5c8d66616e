package io.plumbline.definitions;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the word that was probably meant, and words the allowed ones for a message. */
public final class Suggestion {
    private static final int LISTED = 12;

    private Suggestion() {}

    /** The nearest allowed word, if it is near: one edit for every three letters, at least one, at most three. */
    public static Optional<String> nearest(String word, Collection<String> allowed) {
        return allowed.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static String fix(String word, Collection<String> allowed, String otherwise) {
        return nearest(word, allowed)
                .map(meant -> "Did you mean \"" + meant + "\"?")
                .orElse(otherwise);
    }

    static String list(Collection<String> allowed) {
        String listed = allowed.stream().limit(LISTED).collect(Collectors.joining(", "));
        return allowed.size() > LISTED ? listed + ", … (" + (allowed.size() - LISTED) + " more)" : listed;
    }

    private static boolean isNear(String wholeWord, String wholeCandidate) {
        int prefix = commonPrefix(wholeWord, wholeCandidate);
        String word = wholeWord.substring(prefix);
        String candidate = wholeCandidate.substring(prefix);
        boolean isPart = word.length() >= 4 && (candidate.contains(word) || word.contains(candidate));
        return isPart
                || edits(word, candidate) <= Math.min(3, Math.max(1, Math.max(word.length(), candidate.length()) / 3));
    }

    /** Length of what both begin with up to the last dot: that both are of silver does not make two tables near. */
    private static int commonPrefix(String left, String right) {
        int dot = left.lastIndexOf('.') + 1;
        return right.startsWith(left.substring(0, dot)) ? dot : 0;
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    static int edits(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean isSwap = i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
                if (isSwap) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
