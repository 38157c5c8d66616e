package io.plumbline.definitions;

/** What two values must have in common to stand at a level; {@code conf/matching/kinds.conf}, key {@code test}. */
public sealed interface LevelTest {
    /** The same value as it is read: letters without accents, case or punctuation. */
    record Equal() implements LevelTest {}

    /** Forms of one given name, by {@code conf/matching/nicknames.conf}. */
    record Nickname() implements LevelTest {}

    /** One is a single letter, the first of the other. */
    record Initial() implements LevelTest {}

    /** Damerau-Levenshtein distance (insert, delete, replace, exchange two neighbours; each place changed once). */
    record Edits(int atMost) implements LevelTest {}

    /** Jaro-Winkler similarity, prefix weight 0.1 on at most 4 characters from a Jaro similarity of 0.7 on; 0 to 1. */
    record JaroWinkler(double atLeast) implements LevelTest {}

    /** Words of both divided by words of either; 0 to 1. */
    record SharedWords(double atLeast) implements LevelTest {}

    /** The same name before the @ of another domain. */
    record Mailbox() implements LevelTest {}

    /** Of year, month and day this many are the same; day and month may be exchanged. */
    record DateParts(int atLeast) implements LevelTest {}

    /** Two of year, month and day are the same, the third is one more or less. */
    record OnePartOff() implements LevelTest {}

    /** Calendar days between two dates; a date that no calendar has is near to none. */
    record Days(int atMost) implements LevelTest {}
}
