package io.plumbline.reconcile;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a group beside its surviving values: the smallest or the largest value of a column, true being larger than false.
 *
 * @param name what it is called
 */
record Measure(String name, String column, Kind kind) implements Serializable {
    /** Which of the values. */
    enum Kind {
        SMALLEST,
        LARGEST
    }

    static Measure smallest(String column) {
        return new Measure(column, column, Kind.SMALLEST);
    }

    static Measure largest(String column) {
        return new Measure(column, column, Kind.LARGEST);
    }

    /** Null where no record holds a value; of values as Spark's rows hold them. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable
    Object of(List<Candidate> group, Cell cell) {
        Comparable best = null;
        for (Candidate candidate : group) {
            Comparable value = (Comparable) cell.of(candidate);
            if (value != null) {
                boolean isBetter =
                        best == null || (kind == Kind.SMALLEST ? value.compareTo(best) < 0 : value.compareTo(best) > 0);
                best = isBetter ? value : best;
            }
        }
        return best;
    }
}
