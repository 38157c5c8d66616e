package io.plumbline.nightly;

import io.plumbline.Nightly;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.Silence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A project of one export and one table, {@code silver.parcel}, on the project's own ledger and landing. */
final class ParcelProject {
    private static final String TABLE = "jobs/nightly/2-standardize/parcel.conf";
    private static final Path HOME = Path.of("").toAbsolutePath();

    private final DefinitionTree tree;

    private ParcelProject(DefinitionTree tree) {
        this.tree = tree;
    }

    static ParcelProject in(Path folder) {
        return new ParcelProject(DefinitionTree.emptyProject(folder)
                .copy(HOME, "jobs/nightly/0-ledger")
                .copy(HOME, "jobs/nightly/1-land")
                .copy(HOME, "jobs/nightly/functions.sql")
                .write("jobs/nightly.conf", """
                        stages = [
                          { name = ledger, tables = [ops.run, ops.step, ops.definition, ops.release, ops.gate_result, ops.restatement, ops.reopening] }
                          { name = land, tables = [ops.delivery, ops.file_total, ops.quarantine, ops.quarantine_exit] }
                          { name = standardize, tables = [silver.parcel] }
                        ]
                        """)
                .write(TABLE, tableWith("depot { type = string, meaning = \"Depot.\" }")));
    }

    /** @param depot the column by whose values some contracts replace */
    private static String tableWith(String depot) {
        return """
                name = silver.parcel
                grain = "One row per parcel."
                owner = tests
                key = [parcel_key]
                columns {
                  parcel_key { type = bigint, required = true, meaning = "Key." }
                  %s
                  weight { type = "decimal(18,4)", unit = kg, meaning = "Weight." }
                  _export { type = string, required = true, meaning = "Export." }
                  _delivery_id { type = string, required = true, meaning = "Delivery." }
                  _generated_at { type = timestamp, required = true, meaning = "When." }
                  _row { type = bigint, required = true, meaning = "Row." }
                }
                """.formatted(depot);
    }

    /** @param key the columns without which a parcel has no identity */
    ParcelProject contract(String key, String weight) {
        tree.write("conf/exports/post/parcel.conf", """
                description = "Parcels"
                owner = tests
                files = ["post/parcel*.csv"]
                format { type = csv }
                nulls = [""]
                zone = UTC
                key = [%s]
                restatement { type = upsert }
                controls = [weight]
                columns { id { header = ["Id"] }, depot { header = ["Depot"] }, weight { header = ["Weight"] } }
                becomes = [{
                  table = silver.parcel
                  columns { parcel_key = "record_key('post', id)", depot = "depot", weight = "%s" }
                }]
                """.formatted(key, weight));
        return this;
    }

    /** Each day of a depot is told as a whole; what arrives more than some days after its day waits. */
    ParcelProject contractWithLookBack(int days) {
        tree.write(TABLE, tableWith("depot { type = string, required = true, meaning = \"Depot.\" }"));
        tree.write("conf/exports/post/parcel.conf", """
                description = "Parcels"
                owner = tests
                files = ["post/parcel*.csv"]
                format { type = csv }
                nulls = [""]
                zone = UTC
                key = [id]
                restatement { type = replace-window, by = [depot] }
                look-back { day = "iso_day(day)", days = %d }
                columns { id { header = ["Id"] }, day { header = ["Day"] }, weight { header = ["Weight"] } }
                becomes = [{
                  table = silver.parcel
                  columns { parcel_key = "record_key('post', id)", depot = "day", weight = "amount(weight)" }
                }]
                """.formatted(days));
        return this;
    }

    Nightly nightly(Path landing, Path lake) {
        return new Nightly(tree.load(), landing, lake, Optional.of(Instant.parse("2026-03-02T12:00:00Z")));
    }

    void run(Path landing, Path lake) {
        nightly(landing, lake).run(new Silence());
    }
}
