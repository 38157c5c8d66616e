package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * How records came to other people between two versions of {@code silver.person_link}. Whether a person ended or began is
 * seen from the changed records alone: a person lasts as long as the record that names it does.
 */
final class IdentityEvents {
    private IdentityEvents() {}

    /** @param decisions {@link #decisions} */
    static Dataset<Row> between(Dataset<Row> linksBefore, Dataset<Row> linksAfter, Dataset<Row> decisions) {
        Dataset<Row> changed = changed(linksBefore, linksAfter);
        Column from = coalesce(col("from_person_key"), col("person_record_key"));
        Column to = coalesce(col("to_person_key"), col("person_record_key"));
        WindowSpec ofOldPerson = Window.partitionBy(from);
        WindowSpec ofNewPerson = Window.partitionBy(to);
        WindowSpec together = Window.partitionBy(from, to);
        Column isNewcomer = col("from_person_key").isNull();
        Column isPersonOfNewcomers = col("has_begun").and(not(col("has_moved")));
        return changed.join(broadcast(decisions), col("person_record_key").equalTo(col("decided_key")), "left_outer")
                .withColumn("has_ended", anyOf(col("rule_before").equalTo(Rule.SELF), ofOldPerson))
                .withColumn("has_begun", anyOf(col("rule").equalTo(Rule.SELF), ofNewPerson))
                .withColumn("has_moved", anyOf(col("from_person_key").isNotNull(), ofNewPerson))
                .withColumn("decision", min("decision_text").over(together))
                .where(not(isNewcomer.and(isPersonOfNewcomers)))
                .select(
                        col("person_record_key"),
                        col("from_person_key"),
                        col("to_person_key"),
                        happened().as("happened"),
                        col("rule_before"),
                        col("rule"),
                        col("decision"));
    }

    /** What was decided about each record, and what no longer is, in words. */
    static Dataset<Row> decisions(Dataset<Row> before, Dataset<Row> after) {
        Dataset<Row> withdrawn = inWords(before).join(inWords(after).drop("decided_key"), "decision_text", "left_anti");
        return inWords(after)
                .union(withdrawn.select(
                        col("decided_key"),
                        concat(lit("withdrawn: "), col("decision_text")).as("decision_text")))
                .groupBy("decided_key")
                .agg(min("decision_text").as("decision_text"));
    }

    private static Dataset<Row> inWords(Dataset<Row> decisions) {
        Column author = concat(col("author"), lit(", "), col("decided_on"));
        return decisions.select(
                explode(array(col("left_record_key"), col("right_record_key"))).as("decided_key"),
                concat_ws(
                                " ",
                                col("verdict"),
                                col("left_record"),
                                col("right_record"),
                                concat(lit("("), author, lit(")")))
                        .as("decision_text"));
    }

    private static Dataset<Row> changed(Dataset<Row> before, Dataset<Row> after) {
        Dataset<Row> was = before.select(
                col("person_record_key").as("was_key"),
                col("person_key").as("from_person_key"),
                col("rule").as("rule_before"));
        Dataset<Row> is = after.select(
                col("person_record_key").as("is_key"), col("person_key").as("to_person_key"), col("rule"));
        return was.join(is, col("was_key").equalTo(col("is_key")), "full_outer")
                .where(not(col("from_person_key").eqNullSafe(col("to_person_key"))))
                .withColumn("person_record_key", coalesce(col("is_key"), col("was_key")))
                .drop("is_key", "was_key");
    }

    private static Column happened() {
        return when(col("from_person_key").isNull(), lit("joined"))
                .when(col("to_person_key").isNull(), lit("left"))
                .when(col("has_ended").and(col("has_begun")), lit("renamed"))
                .when(col("has_ended"), lit("merged"))
                .when(col("has_begun"), lit("split"))
                .otherwise(lit("moved"));
    }

    private static Column anyOf(Column condition, WindowSpec group) {
        return max(coalesce(condition, lit(false))).over(group);
    }
}
