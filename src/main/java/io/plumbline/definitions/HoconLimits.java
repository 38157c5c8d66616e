package io.plumbline.definitions;

/**
 * What the text of a definition must not hold: other files, values from elsewhere, and what would exhaust the parser,
 * which goes down with a StackOverflowError at some thousand levels and with an OutOfMemoryError at substitutions that
 * double.
 */
final class HoconLimits {
    private static final int DEEPEST = 32;
    private static final int LONGEST_KEY = 500;
    /** With n substitutions a text grows at most by 3^(n/3): 37 for ten. */
    private static final int MOST_SUBSTITUTIONS = 10;

    private final String file;
    private final Problems problems;
    private int substitutions;
    private boolean areBroken;
    private boolean areExceeded;

    HoconLimits(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Whether the text must not be handed to the parser. */
    boolean areBroken() {
        return areBroken;
    }

    /** Whether the text is not worth to be looked at any further. */
    boolean areExceeded() {
        return areExceeded;
    }

    void include(HoconToken token) {
        refuse(token, "include of another file is refused", "Write the included text into this file.");
    }

    void substitution(HoconToken token) {
        substitutions++;
        if (token.text().startsWith("${?")) {
            refuse(
                    token,
                    "optional substitution " + token.text() + " is refused",
                    "Write the value itself, or refer to a key of this file without the question mark.");
        }
        if (substitutions > MOST_SUBSTITUTIONS) {
            areExceeded = true;
            refuse(
                    token,
                    "more than " + MOST_SUBSTITUTIONS + " substitutions (${…} and +=) in one file",
                    "Write the values themselves.");
        }
    }

    void key(HoconBlock block, HoconToken token) {
        depth(block.depth() + block.keyDepth(), token);
        if (!areExceeded && block.keyLength() > LONGEST_KEY) {
            areExceeded = true;
            refuse(token, "a key longer than " + LONGEST_KEY + " characters", "Give it a short name.");
        }
    }

    void depth(int depth, HoconToken token) {
        if (depth > DEEPEST) {
            areExceeded = true;
            refuse(token, "nested deeper than " + DEEPEST + " levels", "No definition needs that depth: flatten it.");
        }
    }

    private void refuse(HoconToken token, String message, String fix) {
        areBroken = true;
        problems.add(new Place(file, token.line()), message, fix);
    }
}
