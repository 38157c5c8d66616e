package io.plumbline.land;

import io.plumbline.land.ReadPlan.PlannedColumn;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a bronze table: the contract's as text, then where each row comes from. */
final class BronzeSchema {
    private BronzeSchema() {}

    static StructType of(ReadPlan plan) {
        StructType schema = new StructType();
        for (PlannedColumn column : plan.columns()) {
            schema = schema.add(column.name(), DataTypes.StringType);
        }
        return schema.add("_extra", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false))
                .add("_delivery_id", DataTypes.StringType)
                .add("_file", DataTypes.StringType)
                .add("_row", DataTypes.LongType)
                .add("_row_hash", DataTypes.LongType)
                .add("_landed_at", DataTypes.TimestampType);
    }
}
