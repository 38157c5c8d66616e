package io.plumbline.nightly;

import io.plumbline.Nightly;
import io.plumbline.kit.DefinitionTree;
import io.plumbline.kit.Silence;
import io.plumbline.run.Night.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** A project of one export that restates by snapshot, and one table of records, {@code silver.member}. */
final class MemberProject {
    static final String HEADER = "Id,Owner,Fee,Deleted,Updated\n";
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Instant AS_OF = Instant.parse("2026-03-30T12:00:00Z");

    private final DefinitionTree tree;

    private MemberProject(DefinitionTree tree) {
        this.tree = tree;
    }

    static MemberProject in(Path folder) {
        return new MemberProject(DefinitionTree.emptyProject(folder)
                        .copy(HOME, "jobs/nightly/0-ledger")
                        .copy(HOME, "jobs/nightly/1-land")
                        .copy(HOME, "jobs/nightly/2-standardize/snapshot.conf")
                        .copy(HOME, "jobs/nightly/2-standardize/record_change.conf")
                        .copy(HOME, "jobs/nightly/functions.sql")
                        .write("jobs/nightly.conf", """
                        stages = [
                          { name = ledger, tables = [ops.run, ops.step, ops.definition, ops.release, ops.gate_result, ops.restatement, ops.reopening] }
                          { name = land, tables = [ops.delivery, ops.file_total, ops.quarantine, ops.quarantine_exit] }
                          { name = standardize, tables = [silver.snapshot, silver.record_change, silver.member] }
                        ]
                        """)
                        .write("jobs/nightly/2-standardize/member.conf", """
                        name = silver.member
                        grain = "One row per member."
                        owner = tests
                        key = [member_key]
                        columns {
                          member_key { type = bigint, required = true, meaning = "Key." }
                          source_system { type = string, required = true, meaning = "System." }
                          source_id { type = string, required = true, meaning = "Id." }
                          owner { type = string, meaning = "Owner." }
                          fee { type = "decimal(18,4)", unit = EUR, meaning = "Fee." }
                          is_deleted { type = boolean, required = true, meaning = "Deleted." }
                          created_at { type = timestamp, meaning = "Made." }
                          updated_at { type = timestamp, meaning = "Updated." }
                          _missing_since { type = timestamp, meaning = "Missing." }
                          _first_delivered_on { type = date, meaning = "First." }
                          _export { type = string, required = true, meaning = "Export." }
                          _delivery_id { type = string, required = true, meaning = "Delivery." }
                          _generated_at { type = timestamp, required = true, meaning = "When." }
                          _row { type = bigint, required = true, meaning = "Row." }
                        }
                        """))
                .restating("full = [\"club/members*.csv\"]");
    }

    /** @param more what stands in the restatement beside its type */
    MemberProject restating(String more) {
        tree.write("conf/exports/club/member.conf", """
                description = "Members"
                owner = tests
                files = ["club/members*.csv", "club/changes*.csv"]
                format { type = csv }
                nulls = [""]
                zone = UTC
                key = [id]
                restatement { type = snapshot, most-lost = 0.3, %s }
                columns {
                  id { header = ["Id"] }, owner { header = ["Owner"] }, fee { header = ["Fee"] }
                  deleted { header = ["Deleted"] }, updated { header = ["Updated"] }
                }
                becomes = [{
                  table = silver.member
                  history = [owner]
                  columns {
                    member_key = "record_key('club', id)", source_system = "'club'", source_id = "id", owner = "owner"
                    fee = "amount(fee)", is_deleted = "yes(coalesce(deleted, 'false'))", updated_at = "instant(updated)"
                  }
                }]
                """.formatted(more));
        return this;
    }

    Outcome run(Path landing, Path lake) {
        return new Nightly(tree.load(), landing, lake, Optional.of(AS_OF))
                .run(new Silence())
                .outcome();
    }

    /** Puts a file into the folder of a day in March. */
    static void deliver(Path landing, int day, String file, String records) throws IOException {
        Path folder = Files.createDirectories(landing.resolve("2026-03-%02d/club".formatted(day)));
        Files.writeString(folder.resolve(file), HEADER + records);
    }
}
