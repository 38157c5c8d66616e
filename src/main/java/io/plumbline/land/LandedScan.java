package io.plumbline.land;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Reads delivered files of one export, a partition for each part; each leaves its part's report when it is read up. */
record LandedScan(ReadPlan plan, List<Delivery> deliveries, Instant landedAt, String stagingDir)
        implements Scan, Batch, Serializable {

    record PartPartition(Delivery delivery, FilePart part) implements InputPartition {}

    /** What a task needs beside its file. */
    record Factory(ReadPlan plan, Instant landedAt, String stagingDir) implements PartitionReaderFactory {
        @Override
        public boolean supportColumnarReads(InputPartition partition) {
            return true;
        }

        @Override
        public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
            try {
                PartPartition read = (PartPartition) partition;
                return new BatchReader(
                        read.part(),
                        DeliveryReader.open(plan, read.delivery(), read.part()),
                        new BronzeBatch(plan, read.delivery(), landedAt),
                        new FileReports(stagingDir));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public PartitionReader<InternalRow> createReader(InputPartition partition) {
            throw new UnsupportedOperationException("rows come in batches");
        }
    }

    @Override
    public StructType readSchema() {
        return BronzeSchema.of(plan);
    }

    @Override
    public String description() {
        return "landed files of " + plan.export();
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        return deliveries.stream()
                .flatMap(delivery ->
                        delivery.inspection().layout().parts().stream().map(part -> new PartPartition(delivery, part)))
                .toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new Factory(plan, landedAt, stagingDir);
    }

    private static final class BatchReader implements PartitionReader<ColumnarBatch> {
        private final FilePart part;
        private final DeliveryReader file;
        private final BronzeBatch rows;
        private final FileReports reports;
        private boolean isReadUp;

        BatchReader(FilePart part, DeliveryReader file, BronzeBatch rows, FileReports reports) {
            this.part = part;
            this.file = file;
            this.rows = rows;
            this.reports = reports;
        }

        /** The report is left when all rows have been taken, not before. */
        @Override
        public boolean next() {
            rows.clear();
            while (!isReadUp && !rows.isFull()) {
                Fate.Landed row = file.next();
                if (row != null) {
                    rows.add(row);
                } else {
                    isReadUp = true;
                }
            }
            if (rows.isEmpty()) {
                TaskContext task = TaskContext.get();
                reports.write(file.report(), part, String.valueOf(task == null ? 0 : task.taskAttemptId()));
            }
            return !rows.isEmpty();
        }

        @Override
        public ColumnarBatch get() {
            return rows.batch();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
