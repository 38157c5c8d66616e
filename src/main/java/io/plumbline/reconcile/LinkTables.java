package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.udf;

import io.plumbline.definitions.TableContract;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Makes {@code silver.person_link} and {@code silver.account_link}. */
final class LinkTables {
    private static final int ID_DIGITS = 32;
    private static final int KEY_DIGITS = 16;

    private LinkTables() {}

    /** Which person each record is, under a pseudonym that only the holder of the secret can compute. */
    static Dataset<Row> personLinks(Dataset<Row> records, Dataset<Row> edges, Dataset<Row> decisions, PersonIds ids) {
        UserDefinedFunction personId = udf((UDF1<String, String>) ids::id, DataTypes.StringType);
        return new Links(members(records, "person_record_key"), edges, PersonDecisions.keptApart(decisions))
                .namedRecords()
                .withColumn("person_id", personId.apply(col("natural_key")))
                .select(
                        col("record_key").as("person_record_key"),
                        key(col("person_id")).as("person_key"),
                        col("person_id"),
                        col("rule"));
    }

    /** Which company each record is: never the one that its system names as its parent. Companies are not personal data: their ids are plain hashes. */
    static Dataset<Row> accountLinks(Dataset<Row> records, Dataset<Row> edges) {
        Column naturalKey = concat(lit("account:"), col("natural_key")).cast("binary");
        return new Links(members(records, "account_record_key"), edges, Hierarchy.keptApart(records))
                .namedRecords()
                .withColumn("account_id", left(sha2(naturalKey, 256), lit(ID_DIGITS)))
                .select(
                        col("record_key").as("account_record_key"),
                        key(col("account_id")).as("account_key"),
                        col("account_id"),
                        col("rule"));
    }

    private static Dataset<Row> members(Dataset<Row> records, String keyColumn) {
        return records.select(
                col(keyColumn).as("record_key"),
                col("source_system"),
                col("source_id"),
                col(TableContract.FIRST_DELIVERED_ON).as("first_delivered_on"));
    }

    /** The id's first 64 bits as a signed number. */
    private static Column key(Column id) {
        return conv(left(id, lit(KEY_DIGITS)), 16, -10).cast("bigint");
    }
}
