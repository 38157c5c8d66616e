package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values published by Winkler (1990), and the tests with their bounds against the definition without. */
class SimilarityTest {
    @ParameterizedTest
    @CsvSource({
        "martha, marhta, 0.9611",
        "dixon, dicksonx, 0.8133",
        "dwayne, duane, 0.84",
        "shackleford, shackelford, 0.9818",
        "jones, johnson, 0.8324",
        "abc, xyz, 0",
        "same, same, 1"
    })
    void jaroWinklerIsAsPublished(String one, String other, double expected) {
        Values values = new Values();
        int left = values.number(one);
        int right = values.number(other);
        double similarity = new JaroWinkler(new Letters(values)).similarity(left, right, 0);

        assertThat(similarity).isCloseTo(expected, within(0.00006));
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "allen, alen, 1", "carl, calr, 1", "ca, abc, 3", "abcd, badc, 2", "a, b, 1"})
    void editsCountAnExchangeOfNeighboursAsOne(String one, String other, int expected) {
        assertThat(Edits.distance(bytes(one), bytes(other), 10)).isEqualTo(expected);
    }

    @Test
    void boundsNeverChangeAnAnswer() {
        Random random = new Random(7);
        Values values = new Values();
        for (int i = 0; i < 300; i++) {
            values.number(word(random));
        }
        Letters letters = new Letters(values);
        JaroWinkler jaroWinkler = new JaroWinkler(letters);
        for (int one = 0; one < values.size(); one++) {
            for (int other = 0; other < values.size(); other++) {
                byte[] left = letters.of(one);
                byte[] right = letters.of(other);
                double similarity = similarity(values.text(one), values.text(other));
                for (double atLeast : new double[] {0, 0.6, 0.8, 0.95}) {
                    double bounded = jaroWinkler.similarity(one, other, atLeast);
                    assertThat(bounded)
                            .as("%s and %s", values.text(one), values.text(other))
                            .isIn(similarity < atLeast ? List.of(0.0, similarity) : List.of(similarity));
                }
                for (int atMost = 1; atMost <= 3; atMost++) {
                    assertThat(new Edits(letters, atMost).holds(one, other))
                            .as("%s and %s", values.text(one), values.text(other))
                            .isEqualTo(distance(left, right) <= atMost);
                }
            }
        }
    }

    /** The textbook loops, without bits and bounds; characters of the second look for partners in the first. */
    private static double similarity(String one, String other) {
        int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] isTaken = new boolean[one.length()];
        StringBuilder common = new StringBuilder();
        for (int i = 0; i < other.length(); i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(one.length() - 1, i + reach); j++) {
                if (!isTaken[j] && one.charAt(j) == other.charAt(i)) {
                    isTaken[j] = true;
                    common.append(other.charAt(i));
                    break;
                }
            }
        }
        int outOfOrder = 0;
        int next = 0;
        for (int j = 0; j < one.length(); j++) {
            if (isTaken[j] && one.charAt(j) != common.charAt(next++)) {
                outOfOrder++;
            }
        }
        if (next == 0) {
            return 0;
        }
        double shared = next;
        double jaro = (shared / one.length() + shared / other.length() + (shared - outOfOrder / 2) / shared) / 3;
        int prefix = 0;
        while (prefix < Math.min(4, Math.min(one.length(), other.length()))
                && one.charAt(prefix) == other.charAt(prefix)) {
            prefix++;
        }
        return jaro < 0.7 ? jaro : jaro + prefix * 0.1 * (1 - jaro);
    }

    /** The textbook table, without bounds. */
    private static int distance(byte[] one, byte[] other) {
        int[][] cost = new int[one.length + 1][other.length + 1];
        for (int i = 0; i <= one.length; i++) {
            for (int j = 0; j <= other.length; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length][other.length];
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(4)));
        }
        return word.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
