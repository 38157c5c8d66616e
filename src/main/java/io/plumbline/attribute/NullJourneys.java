package io.plumbline.attribute;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Journeys of people who never reached a milestone. One ends with the person's last touch, as if nothing had been reached
 * then: so that it looks back as far as one that led somewhere, and does not hang on the day of the run. Touches of
 * records that are linked to nobody are on no journey.
 */
final class NullJourneys {
    private NullJourneys() {}

    /** Every person's touches until the last, as a conversion by the key of the person. */
    static CreditInputs of(CreditInputs inputs) {
        Dataset<Row> ends = inputs.touches()
                .select("person_record_key", "occurred_at")
                .join(inputs.personLinks().select("person_record_key", "person_key"), "person_record_key")
                .groupBy("person_key")
                .agg(max("occurred_at").as("converted_at"));
        Dataset<Row> conversions = ends.selectExpr(
                "person_key AS conversion_key",
                "'(none)' AS milestone",
                "converted_at",
                "CAST(converted_at AS DATE) AS converted_on",
                "0 AS month",
                "CAST(NULL AS DECIMAL(18, 4)) AS amount",
                "CAST(NULL AS TIMESTAMP) AS lead_created_at",
                "CAST(NULL AS TIMESTAMP) AS opportunity_created_at",
                "'person' AS basis",
                "CAST(NULL AS BIGINT) AS account_key",
                "CAST(NULL AS BIGINT) AS opportunity_key");
        Dataset<Row> people = ends.selectExpr("person_key AS conversion_key", "person_key");
        return new CreditInputs(conversions, people, inputs.personLinks(), inputs.touches());
    }

    /**
     * Paths of these journeys for each milestone that somebody reached and the person did not.
     *
     * @param paths of {@link #of}
     */
    static Dataset<Row> withoutMilestone(Dataset<Row> paths, CreditInputs inputs) {
        Dataset<Row> milestones = inputs.conversions()
                .select(
                        col("conversion_key"),
                        expr("member_key('milestone', milestone)").as("milestone_key"));
        Dataset<Row> reached = inputs.conversionPeople()
                .select("conversion_key", "person_key")
                .join(milestones, "conversion_key")
                .select(col("person_key").as("conversion_key"), col("milestone_key"));
        Dataset<Row> all = milestones.select("milestone_key").distinct();
        return paths.drop("milestone_key")
                .crossJoin(broadcast(all))
                .join(reached, new String[] {"conversion_key", "milestone_key"}, "left_anti");
    }
}
