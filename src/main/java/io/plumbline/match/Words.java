package io.plumbline.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The values of a column as sorted sets of word numbers. */
final class Words {
    private final int[][] words;

    Words(Values values) {
        Map<String, Integer> numbers = new HashMap<>();
        words = new int[values.size()][];
        for (int i = 0; i < words.length; i++) {
            words[i] = Arrays.stream(values.text(i).split(" "))
                    .mapToInt(word -> numbers.computeIfAbsent(word, next -> numbers.size()))
                    .distinct()
                    .sorted()
                    .toArray();
        }
    }

    ValueTest shared(double atLeast) {
        return (left, right) -> shared(words[left], words[right]) >= atLeast;
    }

    /** Words of both, divided by words of either. */
    private static double shared(int[] one, int[] other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return (double) common / (one.length + other.length - common);
    }
}
