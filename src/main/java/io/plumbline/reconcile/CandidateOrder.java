package io.plumbline.reconcile;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** A {@link SurvivalOrder} of candidates whose rows have the columns that it asks for. */
final class CandidateOrder implements Comparator<Candidate>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int LIVE = -1;

    private final List<String> rules;
    private final int[] columns;
    private final int system;
    private final int id;

    CandidateOrder(SurvivalOrder order, StructType schema) {
        this.rules = order.rules();
        this.columns = order.columns().stream()
                .mapToInt(column -> column.map(schema::fieldIndex).orElse(LIVE))
                .toArray();
        this.system = schema.fieldIndex("source_system");
        this.id = schema.fieldIndex("source_id");
    }

    @Override
    public int compare(Candidate one, Candidate other) {
        int place = decisive(one, other);
        if (place < columns.length) {
            return Long.compare(number(one, place), number(other, place));
        }
        int bySystem = one.row().getUTF8String(system).compareTo(other.row().getUTF8String(system));
        return bySystem == 0 ? one.row().getUTF8String(id).compareTo(other.row().getUTF8String(id)) : bySystem;
    }

    /** What decides between a record and the next. */
    String rule(Candidate one, Candidate next) {
        int place = decisive(one, next);
        return place < columns.length ? rules.get(place) : SurvivalOrder.TIE;
    }

    private int decisive(Candidate one, Candidate other) {
        int place = 0;
        while (place < columns.length && number(one, place) == number(other, place)) {
            place++;
        }
        return place;
    }

    private long number(Candidate candidate, int place) {
        int column = columns[place];
        if (column == LIVE) {
            return candidate.isLive() ? 0 : 1;
        }
        return candidate.row().getLong(column);
    }
}
