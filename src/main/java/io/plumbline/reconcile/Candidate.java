package io.plumbline.reconcile;

import org.apache.spark.sql.catalyst.InternalRow;

/**
 * A record of a group, which is asked for values.
 *
 * @param row with the columns that {@link Survivorship} gives it
 * @param isLive whether its system still works with it
 */
record Candidate(InternalRow row, boolean isLive) {}
