package io.plumbline.publish.scorecard;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables as a release has them; ops, which no release has, as they are now. */
record ReleasedTables(Lake lake, Release release) {
    /** All that a scorecard reads. */
    static final Set<TableName> SHOWN = Stream.of(
                    "gold.dim_channel",
                    "gold.dim_kpi",
                    "gold.dim_model",
                    "gold.fct_attribution_credit",
                    "gold.fct_kpi",
                    "gold.fct_work_item",
                    "ops.bridge",
                    "ops.bridge_record",
                    "ops.control_total",
                    "ops.delivery",
                    "ops.quarantine",
                    "ops.source_status",
                    "ops.sync_difference")
            .map(TableName::of)
            .collect(Collectors.toUnmodifiableSet());

    Dataset<Row> read(String table) {
        TableName name = TableName.of(table);
        if (!SHOWN.contains(name)) {
            throw new IllegalStateException(table + " is not among the tables that a scorecard reads");
        }
        Long version = release.tables().get(table);
        return version == null ? lake.read(name) : lake.read(name, version);
    }
}
