package io.plumbline.match;

import io.plumbline.definitions.LevelTest;
import io.plumbline.definitions.ValueKind;
import io.plumbline.definitions.ValueKind.Level;
import java.util.List;
import java.util.Set;

/**
 * Compares values of one column: level 0 is unknown, 1 equal, then the other tests in their order, the last unlike. One
 * instance serves one thread.
 */
final class Comparison {
    static final int UNKNOWN = 0;
    static final int EQUAL = 1;
    private static final double NOT_ASKED = -1;

    private final Letters letters;
    private final ValueTest[] tests;
    private final double[] similarities;
    private final double leastSimilarity;
    private final JaroWinkler jaroWinkler;

    private Comparison(Letters letters, ValueTest[] tests, double[] similarities) {
        this.letters = letters;
        this.tests = tests;
        this.similarities = similarities;
        this.leastSimilarity = least(similarities);
        this.jaroWinkler = new JaroWinkler(letters);
    }

    static Comparison of(ValueKind kind, Values values, List<Set<String>> nicknames) {
        Letters letters = new Letters(values);
        List<LevelTest> afterEqual =
                kind.levels().stream().skip(1).map(Level::test).toList();
        return new Comparison(
                letters,
                afterEqual.stream()
                        .map(test -> test(test, values, letters, nicknames))
                        .toArray(ValueTest[]::new),
                afterEqual.stream()
                        .mapToDouble(
                                test -> test instanceof LevelTest.JaroWinkler similar ? similar.atLeast() : NOT_ASKED)
                        .toArray());
    }

    /** The same for another thread. */
    Comparison copy() {
        return new Comparison(letters, tests, similarities);
    }

    private static double least(double[] similarities) {
        double least = 1;
        for (double similarity : similarities) {
            least = similarity == NOT_ASKED ? least : Math.min(least, similarity);
        }
        return least;
    }

    private static ValueTest test(LevelTest test, Values values, Letters letters, List<Set<String>> nicknames) {
        if (test instanceof LevelTest.Edits edits) {
            return new Edits(letters, edits.atMost());
        } else if (test instanceof LevelTest.Nickname) {
            return new Nicknames(values, nicknames).same();
        } else if (test instanceof LevelTest.SharedWords shared) {
            return new Words(values).shared(shared.atLeast());
        } else if (test instanceof LevelTest.OnePartOff) {
            return new Dates(values).onePartOff();
        } else if (test instanceof LevelTest.DateParts parts) {
            return new Dates(values).sameParts(parts.atLeast());
        } else if (test instanceof LevelTest.Days days) {
            return new Dates(values).within(days.atMost());
        } else if (test instanceof LevelTest.Mailbox) {
            return sameMailbox(letters);
        } else if (test instanceof LevelTest.Initial) {
            return sameInitial(letters);
        }
        // Equality is answered before any test, similarity without one.
        return (left, right) -> false;
    }

    int level(int left, int right) {
        if (left == Values.UNKNOWN || right == Values.UNKNOWN) {
            return UNKNOWN;
        }
        if (left == right) {
            return EQUAL;
        }
        double similarity = NOT_ASKED;
        for (int i = 0; i < tests.length; i++) {
            double atLeast = similarities[i];
            if (atLeast == NOT_ASKED) {
                if (tests[i].holds(left, right)) {
                    return i + EQUAL + 1;
                }
                continue;
            }
            if (similarity == NOT_ASKED) {
                similarity = jaroWinkler.similarity(left, right, leastSimilarity);
            }
            if (similarity >= atLeast) {
                return i + EQUAL + 1;
            }
        }
        return unlike();
    }

    /** The last level. */
    int unlike() {
        return tests.length + EQUAL + 1;
    }

    private static ValueTest sameMailbox(Letters letters) {
        return (left, right) -> {
            byte[] one = letters.of(left);
            byte[] other = letters.of(right);
            int shorter = Math.min(one.length, other.length);
            for (int i = 0; i < shorter && one[i] == other[i]; i++) {
                if (one[i] == '@') {
                    return i > 0;
                }
            }
            return false;
        };
    }

    private static ValueTest sameInitial(Letters letters) {
        return (left, right) -> {
            byte[] one = letters.of(left);
            byte[] other = letters.of(right);
            return (one.length == 1 || other.length == 1) && one[0] == other[0];
        };
    }
}
