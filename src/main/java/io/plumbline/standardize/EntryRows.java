package io.plumbline.standardize;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Makes rows from the records of a partition, each by the one entry that it is of, and says what is wrong with it in one more
 * column at the end.
 */
final class EntryRows implements Function2<Integer, Iterator<InternalRow>, Iterator<InternalRow>> {
    private static final long serialVersionUID = 1L;

    private final RowProjection choice;
    private final ArrayList<Rules> rules;
    private final ArrayList<Entry> entries;

    /**
     * @param choice gives the number of a record's entry, or null for a record that becomes nothing
     * @param rules by which the export refuses records; none or one
     */
    EntryRows(RowProjection choice, List<Rules> rules, List<Entry> entries) {
        this.choice = choice;
        this.rules = new ArrayList<>(rules);
        this.entries = new ArrayList<>(entries);
    }

    /** What is done with a record of one entry. */
    record Entry(RowProjection projection, Judgement judgement) implements java.io.Serializable {}

    /**
     * What refuses a record whatever its entry.
     *
     * @param number gives the number of the rule, or null
     * @param problems by number
     */
    record Rules(RowProjection number, List<String> problems) implements java.io.Serializable {
        Rules {
            problems = List.copyOf(problems);
        }
    }

    @Override
    public Iterator<InternalRow> call(Integer partition, Iterator<InternalRow> records) {
        return new EntryIterator(records, partition, choice, rules, entries);
    }
}
