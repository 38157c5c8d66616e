package io.plumbline.run;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Place;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The definitions of a run as rows of {@code ops.definition}. */
final class DefinitionRows {
    private DefinitionRows() {}

    static List<Row> of(Definitions definitions, long run) {
        List<Row> rows = new ArrayList<>();
        definitions.exports().forEach(d -> rows.add(row("export", d.name(), d.hash(), d.place(), run)));
        definitions.tables().values().stream()
                .sorted(java.util.Comparator.comparing(io.plumbline.definitions.TableContract::name))
                .forEach(d -> rows.add(row("table", d.name().toString(), d.hash(), d.place(), run)));
        definitions.taxonomies().forEach(d -> rows.add(row("taxonomy", d.name(), d.hash(), d.place(), run)));
        definitions.models().forEach(d -> rows.add(row("model", d.name(), d.hash(), d.place(), run)));
        definitions.kpis().forEach(d -> rows.add(row("kpi", d.name(), d.hash(), d.place(), run)));
        definitions.calendars().forEach(d -> rows.add(row("calendar", d.name(), d.hash(), d.place(), run)));
        return rows;
    }

    private static Row row(String kind, String name, String hash, Place place, long run) {
        return RowFactory.create(kind, name, hash, place.file(), run);
    }
}
