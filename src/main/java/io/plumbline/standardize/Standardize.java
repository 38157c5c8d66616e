package io.plumbline.standardize;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.Restatement.Snapshot;
import io.plumbline.definitions.TableName;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Stage 2: fills the canonical tables that exports become. */
public final class Standardize implements Stage {
    @Override
    public String name() {
        return "standardize";
    }

    @Override
    public List<Step> steps(Definitions definitions, Instant asOf) {
        Set<TableName> tables = new TreeSet<>();
        definitions.exports().forEach(export -> export.becomes().forEach(becomes -> tables.add(becomes.table())));
        List<Step> steps = new ArrayList<>();
        tables.forEach(table ->
                steps.add(new MappedTableStep(definitions.contract(table), feeding(definitions, table), definitions)));
        if (definitions.tables().containsKey(Snapshot.SNAPSHOTS)
                && definitions.tables().containsKey(Snapshot.CHANGES)) {
            List<SnapshotSource> sources = SnapshotSource.all(definitions);
            steps.add(new SnapshotStep(definitions, sources));
            steps.add(new RecordChangeStep(definitions, sources));
        }
        return steps;
    }

    private static List<Export> feeding(Definitions definitions, TableName table) {
        return definitions.exports().stream()
                .filter(export -> export.becomes().stream()
                        .anyMatch(becomes -> becomes.table().equals(table)))
                .toList();
    }
}
