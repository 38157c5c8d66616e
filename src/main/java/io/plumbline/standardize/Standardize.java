package io.plumbline.standardize;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableName;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.time.Instant;
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
        return tables.stream()
                .<Step>map(table ->
                        new MappedTableStep(definitions.contract(table), feeding(definitions, table), definitions))
                .toList();
    }

    private static List<Export> feeding(Definitions definitions, TableName table) {
        return definitions.exports().stream()
                .filter(export -> export.becomes().stream()
                        .anyMatch(becomes -> becomes.table().equals(table)))
                .toList();
    }
}
