package io.plumbline.cli;

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
import io.plumbline.reconcile.MatchableRecords;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The records of {@code silver.person_record} that are compared, and what was learned from them. */
record MatchedPeople(Loaded loaded, RecordTable table, Matcher matcher) {
    private static final TableName RECORDS = TableName.of("silver.person_record");
    private static final String MATCHING = "conf/matching/people.conf";

    static MatchedPeople of(ProjectOptions options) {
        Definitions definitions = options.definitions();
        Loaded loaded = MatchingLoader.load(options.project(), options.project(), MATCHING);
        Path folder = options.lake(definitions.settings());
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, Optional.empty());
        Lake lake = new Lake(nightly.session(), folder.toString());
        if (!lake.exists(RECORDS)) {
            throw new PlumblineException("there is no " + RECORDS + " yet\n    fix: `plumbline run` makes it");
        }
        RecordTable table = new MatchableRecords(lake.read(RECORDS)).table(loaded);
        return new MatchedPeople(loaded, table, new Matcher(table, loaded.matching(), loaded.kinds()));
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
                + "\n    fix: write system and id like crm:17; deleted records and bare addresses are not matched"));
    }
}
