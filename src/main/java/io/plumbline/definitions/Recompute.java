package io.plumbline.definitions;

import java.util.List;

/**
 * How a night finds the rows of a large table that may differ from those of the night before, so that only those are written.
 */
public sealed interface Recompute {
    /** All rows are made again, and those that differ are written: what one changed row can do to others is not told. */
    record Compared() implements Recompute {}

    /**
     * Only the rows are made again that changed rows of the inputs lead to, by the values of one column. An input that changed
     * and leads nowhere makes the whole table be made again.
     *
     * @param key a column of type bigint
     */
    record Reached(String key, List<Lead> leads) implements Recompute {
        public Reached {
            leads = List.copyOf(leads);
        }
    }

    /**
     * Where changed rows of an input lead.
     *
     * @param changed the input
     * @param columns the only columns of it that matter; empty when all do
     * @param through tables that the changed rows are followed through, in order
     * @param key over a changed row, or over one of the last of {@code through}: the value of the recomputed table's key; null
     *     leads nowhere
     */
    record Lead(TableName changed, List<String> columns, List<Through> through, Expression key) {
        public Lead {
            columns = List.copyOf(columns);
            through = List.copyOf(through);
        }
    }

    /**
     * A step of the way to the key. What makes rows differ need not be in any row that changed: time passes for all rows of the
     * table itself. So {@code to} may ask other tables, by a subquery in which the row is called by its table's name.
     *
     * @param from over a row so far: a bigint
     * @param to over a row of {@code table}: the same bigint, if it is to be followed on
     */
    record Through(TableName table, Expression from, Expression to) {}

    /** Where changed rows lead; none for a table that is compared. */
    default List<Lead> allLeads() {
        return this instanceof Reached reached ? reached.leads() : List.of();
    }
}
