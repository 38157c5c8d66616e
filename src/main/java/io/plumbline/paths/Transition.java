package io.plumbline.paths;

/**
 * How likely one state of a chain follows another. A state of several channels has them with {@code " > "} between,
 * oldest first.
 *
 * @param chance from 0 to 1; those from one state add up to 1
 */
public record Transition(String from, String to, double chance) {
    public static final String START = "(start)";
    public static final String CONVERSION = "(conversion)";
    public static final String NO_CONVERSION = "(no conversion)";
}
