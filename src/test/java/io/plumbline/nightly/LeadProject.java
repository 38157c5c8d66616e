package io.plumbline.nightly;

import io.plumbline.definitions.Definitions;
import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A project that lands the CRM's leads by the project's own contract, and makes silver.person_record of them. */
final class LeadProject {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final List<String> TABLES = List.of("person_record", "snapshot", "record_change");

    private final DefinitionTree tree;
    private String tables = TABLES.stream().map(table -> "silver." + table).collect(Collectors.joining(", "));

    private LeadProject(Path folder) {
        this.tree = DefinitionTree.emptyProject(folder)
                .copy(HOME, "conf/exports/salesforce/lead.conf")
                .copy(HOME, "conf/taxonomy")
                .copy(HOME, "jobs/nightly/0-ledger")
                .copy(HOME, "jobs/nightly/1-land")
                .copy(HOME, "jobs/nightly/functions.sql")
                .write("conf/trust.conf", "order = [salesforce.lead]");
        TABLES.forEach(this::copyTable);
    }

    static LeadProject in(Path folder) {
        return new LeadProject(folder);
    }

    /** Another export, which becomes another table of the standardize stage. */
    LeadProject with(String export, String table) {
        tree.copy(HOME, "conf/exports/" + export + ".conf");
        copyTable(table);
        tables += ", silver." + table;
        return this;
    }

    private void copyTable(String table) {
        tree.copy(HOME, "jobs/nightly/2-standardize/" + table + ".conf");
    }

    Definitions load() {
        return tree.write("jobs/nightly.conf", """
                        stages = [
                          { name = ledger, tables = [ops.run, ops.step, ops.definition, ops.release, ops.gate_result, ops.restatement, ops.reopening] }
                          { name = land, tables = [ops.delivery, ops.file_total, ops.quarantine, ops.quarantine_exit] }
                          { name = standardize, tables = [%s] }
                        ]
                        """.formatted(tables)).load();
    }
}
