package io.plumbline.definitions;

import java.util.List;

/** What a later delivery does to the canonical rows of an earlier one. Later means generated later, not landed later. */
public sealed interface Restatement {
    /** Every delivered row counts; a row whose key was already delivered is the same row and counts once. */
    record Append() implements Restatement {}

    /** A row replaces the row of the same key. */
    record Upsert() implements Restatement {}

    /**
     * A delivery replaces all rows of each window it touches.
     *
     * @param columns canonical columns that name the window, e.g. account_id and spend_date
     */
    record ReplaceWindow(List<String> columns) implements Restatement {
        public ReplaceWindow {
            columns = List.copyOf(columns);
        }
    }
}
