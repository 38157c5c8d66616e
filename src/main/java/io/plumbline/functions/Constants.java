package io.plumbline.functions;

import org.apache.spark.sql.SparkSession;

/**
 * SQL functions that say what a setting says. The optimizer sees the value itself, where a UDF would be asked for every row,
 * and a filter with it could not be left to the files.
 */
final class Constants {
    private final SparkSession spark;

    Constants(SparkSession spark) {
        this.spark = spark;
    }

    void text(String name, String value) {
        register(name, "STRING", "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'");
    }

    void number(String name, int value) {
        register(name, "INT", Integer.toString(value));
    }

    void instant(String name, long microsSinceEpoch) {
        register(name, "TIMESTAMP", "timestamp_micros(" + microsSinceEpoch + ")");
    }

    private void register(String name, String type, String value) {
        spark.sql("CREATE OR REPLACE TEMPORARY FUNCTION " + name + "() RETURNS " + type + " RETURN " + value);
    }
}
