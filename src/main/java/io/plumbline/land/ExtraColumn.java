package io.plumbline.land;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnarMap;

/** Cells of columns that the contract does not know, by header; null for rows that have none. */
final class ExtraColumn extends BatchColumn {
    private final TextColumn names;
    private final TextColumn values;
    private final int[] ends;

    ExtraColumn(int rows) {
        super(DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false));
        this.names = new TextColumn(rows);
        this.values = new TextColumn(rows);
        this.ends = new int[rows];
    }

    /** Rows come in their order. */
    void put(int row, Extra extra) {
        int at = start(row);
        for (int i = 0; i < extra.names().size(); i++) {
            names.put(at, extra.names().get(i));
            values.put(at, extra.values().get(i));
            at++;
        }
        ends[row] = at;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    @Override
    public boolean isNullAt(int row) {
        return start(row) == ends[row];
    }

    @Override
    public ColumnarMap getMap(int row) {
        return new ColumnarMap(names, values, start(row), ends[row] - start(row));
    }
}
