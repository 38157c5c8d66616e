package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.plumbline.Nightly;
import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.match.Matcher;
import io.plumbline.match.RecordTable;
import io.plumbline.match.RecordTable.RecordId;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/** The records of {@code silver.person_record} that no system has deleted, and what was learned from them. */
record MatchedPeople(Loaded loaded, RecordTable table, Matcher matcher) {
    private static final TableName RECORDS = TableName.of("silver.person_record");
    private static final String MATCHING = "conf/matching/people.conf";
    private static final String SYSTEM = "source_system";
    private static final String ID = "source_id";

    static MatchedPeople of(ProjectOptions options) {
        Definitions definitions = options.definitions();
        Loaded loaded = MatchingLoader.load(options.project(), options.project(), MATCHING);
        Path folder = options.lake(definitions.settings());
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, Optional.empty());
        Lake lake = new Lake(nightly.session(), folder.toString());
        if (!lake.exists(RECORDS)) {
            throw new PlumblineException("there is no " + RECORDS + " yet\n    fix: `plumbline run` makes it");
        }
        RecordTable table = table(lake, loaded);
        return new MatchedPeople(loaded, table, new Matcher(table, loaded.matching(), loaded.kinds()));
    }

    private static RecordTable table(Lake lake, Loaded loaded) {
        List<String> texts = loaded.matching().columns().stream()
                .flatMap(column -> column.from().stream())
                .distinct()
                .toList();
        Column[] columns = Stream.concat(List.of(SYSTEM, ID).stream(), texts.stream())
                .map(functions::col)
                .toArray(Column[]::new);
        RecordTable.Builder builder = new RecordTable.Builder(loaded.matching(), loaded.kinds());
        Iterator<Row> rows = lake.read(RECORDS)
                .filter(not(col("is_deleted")))
                .select(columns)
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            builder.add(row.getString(0), row.getString(1), column -> text(row, column));
        }
        return builder.build();
    }

    private static String text(Row row, String column) {
        @Nullable Object cell = row.getAs(column);
        return cell == null ? "" : cell.toString();
    }

    /** The record's name for people: its system and its id there. */
    String name(int record) {
        RecordId id = table.id(record);
        return id.source() + ":" + id.id();
    }

    /** The number of a record, by the name that {@link #name} gives it. */
    int find(String name) {
        int colon = name.indexOf(':');
        OptionalInt record = colon < 0
                ? OptionalInt.empty()
                : table.find(new RecordId(name.substring(0, colon), name.substring(colon + 1)));
        return record.orElseThrow(() -> new PlumblineException("there is no record \"" + name + "\" in " + RECORDS
                + "\n    fix: write system and id like crm:17; deleted records are not matched"));
    }
}
