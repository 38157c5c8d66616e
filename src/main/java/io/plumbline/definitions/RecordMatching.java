package io.plumbline.definitions;

import java.util.List;

/**
 * Which records are compared, by what: {@code conf/matching/<name>.conf}. How alike values of a kind are stands in one
 * place for all, {@link MatchingKinds}.
 *
 * @param pairs which records can be one person
 * @param blocking only records that agree on all keys of at least one rule are compared
 * @param inNight what the night does with it
 */
public record RecordMatching(
        String name,
        String title,
        Pairs pairs,
        List<MatchColumn> columns,
        List<List<BlockingKey>> blocking,
        InNight inNight) {
    /** More columns do not fit into the 64 bits in which the levels of a pair are kept. */
    public static final int MOST_COLUMNS = 15;

    /** What is left of those bits tells which of so many pairs of columns are exchanged. */
    public static final int MOST_SWAPS = 4;

    public RecordMatching {
        columns = List.copyOf(columns);
        blocking = blocking.stream().map(List::copyOf).toList();
    }

    /** Which records can be one person. */
    public enum Pairs {
        /** Any two. */
        ALL,
        /** Two of different sources: each source by itself has nobody twice. */
        ACROSS_SOURCES
    }

    /** What the night does with records that are likely one person. */
    public enum InNight {
        /** It does not look. */
        OFF,
        /** It tells them; they stay as many people as they were. */
        PROPOSE,
        /** They become one person. */
        LINK
    }

    /**
     * One thing that is known of a person.
     *
     * @param from columns of the input whose cells make the value
     * @param swapsWith number of the column with which it is sometimes exchanged, as first and last name; -1 for none
     * @param follows numbers of the columns of which its values are often made, as an e-mail address of names
     */
    public record MatchColumn(String name, ValueKind kind, List<String> from, int swapsWith, List<Integer> follows) {
        public MatchColumn {
            from = List.copyOf(from);
            follows = List.copyOf(follows);
        }

        public boolean isSwappable() {
            return swapsWith >= 0;
        }
    }

    /**
     * A part of a blocking rule.
     *
     * @param column number of the column
     */
    public record BlockingKey(int column, Form form) {}

    /** What of a value two records of a block have in common. */
    public enum Form {
        /** All of it. */
        WHOLE,
        /** Its first three characters; of a date, the year and month. */
        START,
        /** How it sounds (Soundex), for names. */
        SOUND,
        /** The year of a date. */
        YEAR,
        /** Month and day of a date. */
        DAY,
        /** What stands before the @ of an e-mail address. */
        MAILBOX
    }
}
