package io.plumbline.functions;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * SQL functions that say what a setting says. A query that calls one has the value itself, where a UDF would be asked for every
 * row, and a filter with it could not be left to the files.
 */
final class Constants {
    private final NativeFunctions functions;

    Constants(SparkSession spark) {
        this.functions = new NativeFunctions(spark);
    }

    void text(String name, String value) {
        functions.registerValue(name, new Literal(UTF8String.fromString(value), DataTypes.StringType));
    }

    void number(String name, int value) {
        functions.registerValue(name, new Literal(value, DataTypes.IntegerType));
    }

    void instant(String name, long microsSinceEpoch) {
        functions.registerValue(name, new Literal(microsSinceEpoch, DataTypes.TimestampType));
    }
}
