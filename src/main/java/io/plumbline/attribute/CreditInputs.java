package io.plumbline.attribute;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that credit is made from. */
record CreditInputs(
        Dataset<Row> conversions, Dataset<Row> conversionPeople, Dataset<Row> personLinks, Dataset<Row> touches) {}
