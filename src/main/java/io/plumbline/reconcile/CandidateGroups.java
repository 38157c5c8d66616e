package io.plumbline.reconcile;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads records that lie together by group, in any order within it, and hands out one group after the other.
 *
 * <p>A record is live unless it is deleted or merged into another. Where merges give up every record of a group, because they run in
 * a circle or lead to a record that never came, nothing went on, and so none is given up.
 */
final class CandidateGroups implements Iterator<List<Candidate>> {
    private final Iterator<InternalRow> rows;
    private final int group;
    private final int isDeleted;
    private final int isMerged;

    /** The row read last, which belongs to the next group. */
    private @Nullable InternalRow ahead;

    private CandidateGroups(Iterator<InternalRow> rows, StructType schema, String group) {
        this.rows = rows;
        this.group = schema.fieldIndex(group);
        this.isDeleted = schema.fieldIndex(Survivorship.IS_DELETED);
        this.isMerged = schema.fieldIndex(Survivorship.IS_MERGED);
        this.ahead = read();
    }

    /** The groups one by one, each read when it is asked for. */
    static Stream<List<Candidate>> of(Iterator<InternalRow> rows, StructType schema, String group) {
        Iterator<List<Candidate>> groups = new CandidateGroups(rows, schema, group);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public List<Candidate> next() {
        if (ahead == null) {
            throw new NoSuchElementException();
        }
        long key = ahead.getLong(group);
        List<InternalRow> records = new ArrayList<>();
        boolean areAllMerged = true;
        for (InternalRow next = ahead; next != null && next.getLong(group) == key; next = ahead) {
            records.add(next);
            areAllMerged &= next.getBoolean(isMerged);
            ahead = read();
        }
        List<Candidate> candidates = new ArrayList<>(records.size());
        for (InternalRow row : records) {
            boolean isGivenUp = row.getBoolean(isMerged) && !areAllMerged;
            candidates.add(new Candidate(row, !row.getBoolean(isDeleted) && !isGivenUp));
        }
        return candidates;
    }

    private @Nullable InternalRow read() {
        return rows.hasNext() ? rows.next().copy() : null;
    }
}
