package io.plumbline.dialect;

import java.util.regex.Pattern;

/** What a cell looks like; the more of them look like something, the likelier a text was split where it should be. */
enum CellKind {
    EMPTY(0.5),
    NUMBER(1),
    AMOUNT(1),
    DATE(1),
    TIME(1),
    TRUTH(1),
    EMAIL(1),
    URL(1),
    WORD(0.8),
    TEXT(0.4),
    /** Starts or ends as a quoted cell does, or is full of punctuation: most likely split at the wrong places. */
    TORN(0);

    private static final Pattern NUMERIC =
            Pattern.compile("[-+]?(\\d+([.,]\\d+)?|\\d{1,3}([,.' ]\\d{3})+([.,]\\d+)?|[.,]\\d+)([eE][-+]?\\d+)?");
    private static final Pattern MONEY = Pattern.compile(
            "[-+(]?([$€£¥]\\s?|R\\$\\s?|[A-Z]{3}\\s)?[-+]?\\d[\\d.,' ]*" + "(\\s?[$€£¥%]|\\s[A-Z]{3})?\\)?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}"
            + "|\\d{1,2}[- ]\\p{L}{3,9}[- ,]+\\d{2,4}|\\p{L}{3,9} \\d{1,2},? \\d{4})"
            + "([T ]+\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[AaPp][Mm])?( ?(Z|UTC|[-+]\\d{2}:?\\d{2}))?)?");
    private static final Pattern CLOCK =
            Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[AaPp][Mm])?(Z|[-+]\\d{2}:?\\d{2})?");
    private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false|yes|no");
    private static final Pattern MAIL = Pattern.compile("[^@\\s\"',;]+@[^@\\s\"',;]+\\.[^@\\s\"',;]+");
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|www\\.)[^\\s\"]+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.#'’*+-]+");
    private static final Pattern RAGGED = Pattern.compile("[\"'].*|.*\"|[,;|:].*|.*[,;|]");
    private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,15}");
    private static final int LONGEST = 60;

    private final double plausibility;

    CellKind(double plausibility) {
        this.plausibility = plausibility;
    }

    double plausibility() {
        return plausibility;
    }

    /** Whether a heading would not look like this. */
    boolean isValue() {
        return switch (this) {
            case NUMBER, AMOUNT, DATE, TIME, TRUTH, EMAIL, URL -> true;
            case EMPTY, WORD, TEXT, TORN -> false;
        };
    }

    static CellKind of(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (text.length() > LONGEST) {
            return text.startsWith("http") && LINK.matcher(text).matches() ? URL : TEXT;
        }
        if (Character.isDigit(text.charAt(text.length() - 1))
                && WHOLE.matcher(text).matches()) {
            return NUMBER;
        }
        return ofShort(text);
    }

    private static CellKind ofShort(String text) {
        if (text.chars().anyMatch(Character::isDigit)) {
            if (NUMERIC.matcher(text).matches()) {
                return NUMBER;
            }
            if (CLOCK.matcher(text).matches()) {
                return TIME;
            }
            if (DAY.matcher(text).matches()) {
                return DATE;
            }
            if (MONEY.matcher(text).matches()) {
                return AMOUNT;
            }
        }
        if (MAIL.matcher(text).matches()) {
            return EMAIL;
        }
        if (LINK.matcher(text).matches()) {
            return URL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return TRUTH;
        }
        if (NAME.matcher(text).matches()) {
            return WORD;
        }
        return RAGGED.matcher(text).matches() ? TORN : TEXT;
    }
}
