package io.plumbline.land;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.execution.vectorized.OnHeapColumnVector;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;

/** Landed records as columns of {@link BronzeSchema}, one batch after the other in the same object. */
final class BronzeBatch {
    static final int ROWS = 1024;
    private final TextColumn[] cells;
    private final ExtraColumn extra = new ExtraColumn(ROWS);
    private final OnHeapColumnVector numbers = new OnHeapColumnVector(ROWS, DataTypes.LongType);
    private final ColumnarBatch batch;
    private int rows;

    BronzeBatch(ReadPlan plan, Delivery delivery, Instant landedAt) {
        this.cells = Stream.generate(() -> new TextColumn(ROWS))
                .limit(plan.columns().size())
                .toArray(TextColumn[]::new);
        List<ColumnVector> columns = new ArrayList<>(Arrays.asList(cells));
        columns.add(extra);
        columns.add(text(delivery.id()));
        columns.add(text(delivery.file()));
        columns.add(numbers);
        columns.add(new RowHashColumn(cells));
        ConstantColumnVector landed = new ConstantColumnVector(ROWS, DataTypes.TimestampType);
        landed.setLong(ChronoUnit.MICROS.between(Instant.EPOCH, landedAt));
        columns.add(landed);
        this.batch = new ColumnarBatch(columns.toArray(ColumnVector[]::new));
    }

    private static ConstantColumnVector text(String value) {
        ConstantColumnVector column = new ConstantColumnVector(ROWS, DataTypes.StringType);
        column.setUtf8String(UTF8String.fromString(value));
        return column;
    }

    void clear() {
        rows = 0;
    }

    void add(Fate.Landed record) {
        for (int i = 0; i < cells.length; i++) {
            record.put(i, cells[i], rows);
        }
        extra.put(rows, record.extra());
        numbers.putLong(rows, record.row());
        rows++;
    }

    boolean isFull() {
        return rows == ROWS;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** The rows added since the batch was cleared. */
    ColumnarBatch batch() {
        batch.setNumRows(rows);
        return batch;
    }
}
