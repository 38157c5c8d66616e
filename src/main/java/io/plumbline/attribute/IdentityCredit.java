package io.plumbline.attribute;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.run.LongSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Credit of people before and after, where it differs. */
final class IdentityCredit {
    private static final String CONVERSIONS = "decimal(28,6)";
    private static final String AMOUNT = "decimal(28,4)";

    private IdentityCredit() {}

    /** The people that events are about. */
    static LongSet people(Dataset<Row> events) {
        return LongSet.of(
                events.select(col("from_person_key").as("person_key")).union(events.select(col("to_person_key"))));
    }

    /** Both sides in one pass: a row counts for before or for after. */
    static Dataset<Row> moved(LongSet people, Dataset<Row> creditBefore, Dataset<Row> creditAfter) {
        Dataset<Row> both = people.in(side(creditBefore, false).union(side(creditAfter, true)), "person_key");
        Column isBefore = col("is_after").equalTo(false);
        Column isAfter = col("is_after");
        return both.groupBy("person_key", "milestone_key", "model_key", "conversion_month")
                .agg(
                        count(when(isBefore, lit(1))).as("touches_before"),
                        count(when(isAfter, lit(1))).as("touches_after"),
                        conversions(isBefore).as("credited_conversions_before"),
                        conversions(isAfter).as("credited_conversions_after"),
                        amount(isBefore).as("credited_amount_before"),
                        amount(isAfter).as("credited_amount_after"))
                .where("touches_before <> touches_after OR credited_conversions_before <> credited_conversions_after"
                        + " OR NOT credited_amount_before <=> credited_amount_after");
    }

    /** No more columns than these, because the table may have had others before. */
    private static Dataset<Row> side(Dataset<Row> credit, boolean isAfter) {
        return credit.select(
                col("person_key"),
                col("milestone_key"),
                col("model_key"),
                col("conversion_month"),
                col("credited_conversions"),
                col("credited_amount"),
                lit(isAfter).as("is_after"));
    }

    private static Column conversions(Column side) {
        return coalesce(sum(when(side, col("credited_conversions"))), lit(0)).cast(CONVERSIONS);
    }

    private static Column amount(Column side) {
        return sum(when(side, col("credited_amount"))).cast(AMOUNT);
    }
}
