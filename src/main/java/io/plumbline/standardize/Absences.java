package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableContract;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Marks the records of a table that full deliveries no longer have: they are deleted from then on, until they come back. A
 * record that its source had shown as deleted before it went is deleted once, and not missing.
 */
final class Absences {
    private final TableContract contract;

    private Absences(TableContract contract) {
        this.contract = contract;
    }

    /** For a table of records of which full deliveries tell; empty for any other. */
    static Optional<Absences> of(TableContract contract, List<Export> exports) {
        boolean isTold = exports.stream().anyMatch(export -> export.restatement() instanceof Snapshot);
        return isTold && contract.has(TableContract.MISSING_SINCE)
                ? Optional.of(new Absences(contract))
                : Optional.empty();
    }

    /**
     * Sets {@code is_deleted} and {@code _missing_since}; rows that were marked before may lose the mark.
     *
     * @param changes rows of silver.record_change
     */
    Dataset<Row> mark(Dataset<Row> rows, Dataset<Row> changes) {
        Dataset<Row> missing = missing(changes.filter(
                        col("recorded_in").equalTo(contract.name().name())))
                .select(
                        col("record_key").as("_missing_key"),
                        col("_export").as("_missing_export"),
                        col("snapshot_at").as("_missing_at"));
        Column isSame = col(contract.key().get(0))
                .equalTo(col("_missing_key"))
                .and(col("_export").equalTo(col("_missing_export")));
        Column isShownAsDeleted =
                col("is_deleted").and(col(TableContract.MISSING_SINCE).isNull());
        return rows.withColumn("_is_shown_as_deleted", isShownAsDeleted)
                .join(missing, isSame, "left_outer")
                .withColumn(TableContract.MISSING_SINCE, when(not(col("_is_shown_as_deleted")), col("_missing_at")))
                .withColumn(
                        "is_deleted",
                        col("_is_shown_as_deleted")
                                .or(col(TableContract.MISSING_SINCE).isNotNull()))
                .drop("_is_shown_as_deleted", "_missing_key", "_missing_export", "_missing_at");
    }

    /** Of some records' changes the last of each record, if it vanished by that. */
    static Dataset<Row> missing(Dataset<Row> changes) {
        Column[] all = List.of(changes.columns()).stream().map(changes::col).toArray(Column[]::new);
        return changes.filter(col("happened").isin("vanished", "returned"))
                .groupBy("recorded_in", "_export", "record_key")
                .agg(max_by(struct(all), col("snapshot_at")).as("last"))
                .select("last.*")
                .filter(col("happened").equalTo("vanished"));
    }
}
