package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.match.RecordTable;
import io.plumbline.match.RecordTable.RecordId;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * The records of {@code silver.person_record} that are worth comparing: no system has deleted them, and more than an address is
 * known, which exact evidence joins already.
 */
public final class MatchableRecords {
    private static final String SYSTEM = "source_system";
    private static final String ID = "source_id";

    private final Dataset<Row> records;

    public MatchableRecords(Dataset<Row> personRecord) {
        this.records =
                personRecord.where(not(col("is_deleted")).and(col("record_type").notEqual("address")));
    }

    /** Their values as the matching reads them. */
    public RecordTable table(Loaded loaded) {
        List<String> texts = loaded.matching().columns().stream()
                .flatMap(column -> column.from().stream())
                .distinct()
                .toList();
        Column[] columns = Stream.concat(Stream.of(SYSTEM, ID), texts.stream())
                .map(functions::col)
                .toArray(Column[]::new);
        RecordTable.Builder builder = new RecordTable.Builder(loaded.matching(), loaded.kinds());
        Iterator<Row> rows = records.select(columns).toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            builder.add(row.getString(0), row.getString(1), column -> text(row, column));
        }
        return builder.build();
    }

    /** Their keys, by their numbers in the table. */
    long[] keys(RecordTable table) {
        long[] keys = new long[table.size()];
        Iterator<Row> rows = records.select(SYSTEM, ID, "person_record_key").toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            int record =
                    table.find(new RecordId(row.getString(0), row.getString(1))).orElseThrow();
            keys[record] = row.getLong(2);
        }
        return keys;
    }

    private static String text(Row row, String column) {
        @Nullable Object cell = row.getAs(column);
        return cell == null ? "" : cell.toString();
    }
}
