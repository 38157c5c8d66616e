package io.plumbline.definitions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a later delivery does to the canonical rows of an earlier one. Later means generated later, not landed later. */
public sealed interface Restatement {
    /** Canonical columns that name what a delivery replaces as a whole; empty when a row replaces the row of its key. */
    List<String> window();

    /** Every delivered row counts; a row whose key was already delivered is the same row and counts once. */
    record Append() implements Restatement {
        @Override
        public List<String> window() {
            return List.of();
        }
    }

    /** A row replaces the row of the same key. */
    record Upsert() implements Restatement {
        @Override
        public List<String> window() {
            return List.of();
        }
    }

    /**
     * A delivery replaces all rows of each window it touches.
     *
     * @param window canonical columns that name the window, e.g. account_id and spend_date
     */
    record ReplaceWindow(List<String> window) implements Restatement {
        public ReplaceWindow {
            window = List.copyOf(window);
        }
    }

    /**
     * A row replaces the row of the same key (or all rows of its window, if one is named), and a full delivery tells by what
     * it lacks: a record that an earlier one had was deleted.
     *
     * @param full glob patterns of the files that hold all records, as those of {@link Export#files}; all files when empty.
     *     The others hold some: they tell of records that they have, and nothing of those that they lack
     * @param mostLost the share of the records known before that a full delivery may lack and still be believed
     * @param accepted days (UTC) of which full deliveries are believed whatever they lack, because a person said so
     */
    record Snapshot(List<String> full, BigDecimal mostLost, List<LocalDate> accepted, List<String> window)
            implements Restatement {
        /** The table that says of each full delivery whether it is believed. */
        public static final TableName SNAPSHOTS = TableName.of("silver.snapshot");

        /** The table of what differs from one delivery to the next. */
        public static final TableName CHANGES = TableName.of("silver.record_change");

        public Snapshot {
            full = List.copyOf(full);
            accepted = List.copyOf(accepted);
            window = List.copyOf(window);
        }
    }
}
