package io.plumbline.nightly;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Reads a Delta table row by row without Spark, the way another engine would. */
final class KernelReader {
    private final Engine engine = DefaultEngine.create(new Configuration());
    private final Snapshot snapshot;

    KernelReader(String path) {
        snapshot = Table.forPath(engine, path).getLatestSnapshot(engine);
    }

    long rows() throws IOException {
        long[] count = new long[1];
        each(row -> count[0]++);
        return count[0];
    }

    BigDecimal sumOf(String column) throws IOException {
        int index = snapshot.getSchema().indexOf(column);
        BigDecimal[] sum = {BigDecimal.ZERO};
        each(row -> sum[0] = row.isNullAt(index) ? sum[0] : sum[0].add(row.getDecimal(index)));
        return sum[0];
    }

    private void each(Consumer<Row> consumer) throws IOException {
        Scan scan = snapshot.getScanBuilder().build();
        Row state = scan.getScanState(engine);
        StructType physical = ScanStateRow.getPhysicalDataReadSchema(state);
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        read(files.next(), state, physical, consumer);
                    }
                }
            }
        }
    }

    private void read(Row file, Row state, StructType physical, Consumer<Row> consumer) throws IOException {
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        CloseableIterator<ColumnarBatch> raw = engine.getParquetHandler()
                .readParquetFiles(Utils.singletonCloseableIterator(status), physical, Optional.empty())
                .map(FileReadResult::getData);
        try (CloseableIterator<FilteredColumnarBatch> data = Scan.transformPhysicalData(engine, state, file, raw)) {
            while (data.hasNext()) {
                try (CloseableIterator<Row> rows = data.next().getRows()) {
                    while (rows.hasNext()) {
                        consumer.accept(rows.next());
                    }
                }
            }
        }
    }
}
