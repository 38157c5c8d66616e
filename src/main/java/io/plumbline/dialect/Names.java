package io.plumbline.dialect;

/** How characters that cannot be seen are named to people. */
public final class Names {
    private Names() {}

    public static String of(String text) {
        return switch (text) {
            case "" -> "none";
            case "\t" -> "TAB";
            case " " -> "blank";
            case "\n" -> "LF";
            case "\r" -> "CR";
            case "\r\n" -> "CR LF";
            default -> text.chars().anyMatch(c -> c < ' ') ? hex(text) : text;
        };
    }

    private static String hex(String text) {
        StringBuilder name = new StringBuilder();
        text.chars().forEach(c -> name.append(c < ' ' ? "0x%02X".formatted(c) : Character.toString(c)));
        return name.toString();
    }
}
