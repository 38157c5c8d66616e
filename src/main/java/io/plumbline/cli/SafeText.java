package io.plumbline.cli;

import java.util.regex.Pattern;

/** Texts from delivered files as they may be shown: what a terminal or a spreadsheet would obey is only read. */
final class SafeText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n\\u0000]", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,]*(?:[.][0-9]+)?(?:[Ee][+-]?[0-9]+)?%?");

    private SafeText() {}

    /** On a terminal: control characters, escapes and marks of direction are written out, so that no text makes a line of its own. */
    static String onTerminal(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** In a file for spreadsheets: an apostrophe stands before what they would take for a formula. Numbers stay numbers. */
    static String inSpreadsheet(String text) {
        boolean isObeyed = FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches();
        return isObeyed ? "'" + text : text;
    }
}
