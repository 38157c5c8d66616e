package io.plumbline.attribute;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Suggestion;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.ReleasedTables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Finds an opportunity of a release by the id that its CRM gave it, in either of its forms, or by our key. */
final class OpportunityFinder {
    private static final TableName PUBLISHED = TableName.of("gold.fct_opportunity");
    private static final TableName DELIVERED = TableName.of("silver.opportunity");
    private static final String KEY = "opportunity_key";

    private final ReleasedTables tables;

    OpportunityFinder(ReleasedTables tables) {
        this.tables = tables;
    }

    /** One opportunity of the release. */
    record Found(long key, String id, String system, String stage) {}

    Found find(String id) {
        List<Row> found = tables.read(PUBLISHED)
                .filter(isMeant("opportunity_id", id))
                .orderBy("source_system", KEY)
                .select(KEY, "opportunity_id", "source_system", "stage")
                .collectAsList();
        if (found.isEmpty()) {
            throw new PlumblineException(missing(id));
        }
        if (found.size() > 1) {
            String keys = found.stream()
                    .map(row -> row.get(0) + " of " + row.getString(2))
                    .collect(Collectors.joining(", "));
            throw new PlumblineException(
                    "more than one opportunity has the id \"" + id + "\"\n    fix: name it by its key: " + keys);
        }
        Row row = found.get(0);
        return new Found(row.getLong(0), row.getString(1), row.getString(2), row.getString(3));
    }

    private static Column isMeant(String column, String id) {
        return col(column)
                .isin(lit(id), call_function("crm_id", lit(id)))
                .or(col(KEY).cast("string").equalTo(id));
    }

    private String missing(String id) {
        return uncounted(id)
                .orElseGet(() -> "there is no opportunity \"" + id + "\" in the release "
                        + tables.release().id() + "\n    fix: "
                        + nearest(id)
                                .map(meant -> "did you mean \"" + meant + "\"?")
                                .orElse("write its id in the CRM, of 15 or 18 characters, or opportunity_key of "
                                        + PUBLISHED));
    }

    /** Why an opportunity that was delivered counts nowhere. */
    private Optional<String> uncounted(String id) {
        return tables
                .read(DELIVERED)
                .filter(isMeant("source_id", id))
                .select("is_deleted", "crm_opportunity_id")
                .collectAsList()
                .stream()
                .findFirst()
                .map(row -> row.isNullAt(1)
                        ? "the opportunity \"" + id + "\" is deleted, or was not published yet: the release "
                                + tables.release().id() + " gives it no credit"
                        : "the deal \"" + id
                                + "\" is a copy of the CRM's opportunity and counts nowhere\n    fix: ask for \""
                                + row.getString(1) + "\"");
    }

    private Optional<String> nearest(String id) {
        List<String> ids = tables.read(PUBLISHED)
                .select("opportunity_id")
                .as(Encoders.STRING())
                .collectAsList();
        return ids.stream()
                .filter(known -> known.equalsIgnoreCase(id))
                .findFirst()
                .or(() -> Suggestion.nearest(id, ids));
    }
}
