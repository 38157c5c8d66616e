package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.Trust;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes {@code silver.account}, by one aggregation over the records of each company, and {@code silver.account_value}. */
final class AccountTable {
    private static final List<SurvivingField> FIELDS = Stream.of(
                    "name", "domain", "industry", "country", "employees", "type", "parent_account_key")
            .map(SurvivingField::of)
            .toList();

    private final Survivorship surviving;

    AccountTable(Trust trust) {
        this.surviving = new Survivorship(trust, FIELDS, "account_key");
    }

    /** The inputs are the silver tables of the same names. */
    Dataset<Row> accounts(Dataset<Row> accountRecord, Dataset<Row> accountLink, Dataset<Row> accountEdge) {
        return Classified.accounts(survivors(candidates(accountRecord, accountLink, accountEdge)));
    }

    /** What {@code silver.account} chose from: {@code silver.account_value}. */
    Dataset<Row> values(Dataset<Row> accountRecord, Dataset<Row> accountLink, Dataset<Row> accountEdge) {
        return surviving.values(candidates(accountRecord, accountLink, accountEdge), "account_record_key");
    }

    private Dataset<Row> survivors(Dataset<Row> candidates) {
        return surviving
                .survivors(
                        candidates,
                        Measure.smallest("account_id"),
                        new Measure("largest_id", "account_id", Measure.Kind.LARGEST),
                        new Measure(Classified.LAST_UPDATE, "updated_at", Measure.Kind.LARGEST),
                        Measure.smallest("created_at"))
                .withColumn("account_id", Survivorship.onlyId("account_id", col("account_id"), col("largest_id")))
                .drop("largest_id")
                .drop(Survivorship.sources("domain", "industry", "country", "employees", "type", "parent_account_key"));
    }

    /** The records with their company, their parent, and what {@link Survivorship} ranks them by. */
    private static Dataset<Row> candidates(Dataset<Row> records, Dataset<Row> links, Dataset<Row> edges) {
        Dataset<Row> companies = links.select("account_record_key", "account_key", "account_id");
        Dataset<Row> parents = links.select(
                col("account_record_key").as("parent_record_key"),
                col("account_key").as("parent_key"));
        Column isChild = expr("record_key(source_system, parent_id)").equalTo(col("parent_record_key"));
        Column isOther = col("parent_key").notEqual(col("account_key"));
        return Merged.mark(records.join(companies, "account_record_key"), "account_record_key", edges)
                .join(parents, isChild, "left_outer")
                .withColumn("parent_account_key", when(isOther, col("parent_key")))
                .withColumn("source", concat(expr("system_of(source_system)"), lit(".account")))
                .withColumn("record", concat(col("source_system"), lit(".account:"), col("source_id")));
    }
}
