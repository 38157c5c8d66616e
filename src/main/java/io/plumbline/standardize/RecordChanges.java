package io.plumbline.standardize;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_arrays;
import static org.apache.spark.sql.functions.struct;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * What differs between two successive sightings of a record. It changed after the one and at the latest when the other was
 * made, or when the record itself says it was last updated; a record that a believed full delivery between the two lacks
 * was gone in between. A night that nobody delivered only makes the interval longer.
 */
final class RecordChanges {
    private static final String APPEARED = """
            CASE WHEN previous_at IS NULL AND here.believed_before IS NOT NULL THEN named_struct(
                'happened', 'appeared',
                'snapshot_at', shown.at,
                'changed_after', least(greatest(here.believed_before, created_at), here.shown_by),
                'latest', here.shown_by,
                'updated_at', updated_at,
                'before', CAST(NULL AS ARRAY<STRING>),
                'after', fields)
            END""";

    private static final String VANISHED = """
            CASE WHEN is_missed THEN named_struct(
                'happened', 'vanished',
                'snapshot_at', here.believed_next,
                'changed_after', shown.at,
                'latest', here.next_shown_by,
                'updated_at', CAST(NULL AS TIMESTAMP),
                'before', fields,
                'after', CAST(NULL AS ARRAY<STRING>))
            END""";

    private static final String SHOWN_AGAIN = """
            CASE WHEN next.at IS NOT NULL AND (is_missed OR NOT fields <=> next.fields) THEN named_struct(
                'happened', CASE WHEN is_missed THEN 'returned' ELSE 'changed' END,
                'snapshot_at', next.at,
                'changed_after', CASE WHEN is_missed THEN there.believed_before ELSE shown.at END,
                'latest', there.shown_by,
                'updated_at', next.updated_at,
                'before', fields,
                'after', next.fields)
            END""";

    private final SnapshotSource source;

    RecordChanges(SnapshotSource source) {
        this.source = source;
    }

    /**
     * Rows of {@code silver.record_change}.
     *
     * @param sightings as {@link Sightings#records} gives them
     * @param instants as {@link Instants#table} gives them, of all sightings
     */
    Dataset<Row> between(Dataset<Row> sightings, Dataset<Row> instants) {
        Column change = explode(
                expr("filter(array(" + APPEARED + ", " + VANISHED + ", " + SHOWN_AGAIN + "), x -> x IS NOT NULL)"));
        Column isMissed = expr("here.believed_next IS NOT NULL AND (next.at IS NULL OR here.believed_next < next.at)");
        Dataset<Row> changes = successive(sightings)
                .as("shown")
                .join(broadcast(instants.as("here")), expr("shown.at = here.at"), "inner")
                .join(broadcast(instants.as("there")), expr("next.at = there.at"), "left_outer")
                .withColumn("is_missed", isMissed)
                .select(col("record_key"), col("source_system"), col("source_id"), change.as("change"))
                .select("record_key", "source_system", "source_id", "change.*");
        return described(changes);
    }

    /** Each sighting with the one that follows it. */
    private static Dataset<Row> successive(Dataset<Row> sightings) {
        WindowSpec ofRecord = Window.partitionBy("record_key").orderBy("at");
        return Sightings.lastOfInstants(sightings)
                .withColumn("previous_at", lag("at", 1).over(ofRecord))
                .withColumn(
                        "next",
                        lead(struct(col("at"), col("updated_at"), col("fields")), 1)
                                .over(ofRecord));
    }

    private Dataset<Row> described(Dataset<Row> changes) {
        Column changedBy = expr("greatest(changed_after,"
                + " CASE WHEN updated_at > changed_after THEN least(updated_at, latest) ELSE latest END)");
        return changes.withColumn("recorded_in", lit(source.table().name().name()))
                .withColumn("_export", lit(source.export().name()))
                .withColumn("changed_by", changedBy)
                .withColumn("before", map_from_arrays(names(), col("before")))
                .withColumn("after", map_from_arrays(names(), col("after")))
                .withColumn(
                        "record_change_key",
                        expr("record_key(recorded_in, concat_ws('|', _export, record_key, unix_micros(snapshot_at)))"));
    }

    /** How the columns of {@code fields} are called. */
    private Column names() {
        return array(Sightings.fieldsOf(source).stream().map(functions::lit).toArray(Column[]::new));
    }
}
