package io.plumbline.bench;

import io.delta.kernel.Table;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.DeletionVectorDescriptor;
import io.delta.kernel.internal.deletionvectors.DeletionVectorUtils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.StringJoiner;
import org.apache.hadoop.conf.Configuration;

/** The newest version of a Delta table for DuckDB, as Delta Kernel reads its log: files, and rows of them that are deleted. */
final class DeltaTable {
    private static final Engine ENGINE = DefaultEngine.create(new Configuration());
    private static final String DELETED = "deleted_row";

    private DeltaTable() {}

    /** A query in brackets over the rows that the table holds; deleted rows are first put into a table of the database. */
    static String asQuery(Statement database, Path table) throws SQLException, IOException {
        database.execute("CREATE TABLE IF NOT EXISTS " + DELETED + " (filename VARCHAR, file_row_number BIGINT)");
        StringJoiner files = new StringJoiner(", ");
        try (PreparedStatement deleted =
                        database.getConnection().prepareStatement("INSERT INTO " + DELETED + " SELECT ?, unnest(CAST(? AS BIGINT[]))");
                CloseableIterator<FilteredColumnarBatch> batches = Table.forPath(ENGINE, table.toString())
                        .getLatestSnapshot(ENGINE)
                        .getScanBuilder()
                        .build()
                        .getScanFiles(ENGINE)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        files.add("'" + file(rows.next(), table, deleted).replace("'", "''") + "'");
                    }
                }
            }
        }
        return ("(SELECT * EXCLUDE (filename, file_row_number) FROM read_parquet([%s], hive_partitioning = true, union_by_name = true,"
                        + " filename = true, file_row_number = true) ANTI JOIN %s USING (filename, file_row_number))")
                .formatted(files, DELETED);
    }

    private static String file(Row row, Path table, PreparedStatement deleted) throws SQLException {
        String file = Path.of(URI.create(InternalScanFileUtils.getAddFileStatus(row).getPath())).toString();
        DeletionVectorDescriptor vector = InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row);
        if (vector != null) {
            long[] numbers =
                    DeletionVectorUtils.loadNewDvAndBitmap(ENGINE, table.toUri().toString(), vector)._2.toArray();
            deleted.setString(1, file);
            deleted.setString(2, Arrays.toString(numbers));
            deleted.executeUpdate();
        }
        return file;
    }
}
