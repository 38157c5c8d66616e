package io.plumbline.attribute;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The rows of all journeys: one per conversion, then one per conversion and touch of its people within the lookback.
 * Instants are microseconds and money ten-thousandths, both whole numbers, so that reading a row makes no objects.
 */
final class JourneyRows {
    static final int CONVERSION_KEY = 0;
    static final int MONTH = 1;

    /** Null for conversions. */
    static final int TOUCH_KEY = 2;

    static final int AT = 3;
    static final int DATE_KEY = 4;

    /** From here on null for touches. */
    static final int MILESTONE_KEY = 5;

    static final int MILESTONE = 6;
    static final int LEAD_CREATED_AT = 7;
    static final int OPPORTUNITY_CREATED_AT = 8;
    static final int AMOUNT = 9;
    static final int BASIS = 10;
    static final int ACCOUNT_KEY = 11;
    static final int OPPORTUNITY_KEY = 12;

    /** From here on null for conversions. */
    static final int SOURCE_PRIORITY = 13;

    static final int PERSON_KEY = 14;
    static final int CHANNEL_KEY = 15;
    static final int CAMPAIGN_KEY = 16;
    static final int COLUMNS = 17;

    private JourneyRows() {}

    /** @param systems the source systems, most trusted first */
    static Dataset<Row> of(CreditInputs inputs, int lookbackDays, List<String> systems) {
        Column isBeforeConversion = col("at").leq(col("converted_at"));
        Column isWithinLookback = col("at").geq(col("converted_at").minus(lit(TimeUnit.DAYS.toMicros(lookbackDays))));
        return of(inputs, systems, isBeforeConversion.and(isWithinLookback));
    }

    /** The same with all touches of the conversion's people, whenever they were. */
    static Dataset<Row> ofAllTimes(CreditInputs inputs, List<String> systems) {
        return of(inputs, systems, lit(true));
    }

    private static Dataset<Row> of(CreditInputs inputs, List<String> systems, Column isInTime) {
        Dataset<Row> touches = touches(inputs, priority(systems), isInTime);
        return conversions(inputs.conversions()).unionByName(touches, true);
    }

    private static Dataset<Row> conversions(Dataset<Row> conversions) {
        Column amountInUnits = col("amount").multiply(lit(Money.UNITS)).cast(DataTypes.LongType);
        return conversions.select(
                col("conversion_key"),
                col("month"),
                lit(null).cast(DataTypes.LongType).as("touch_key"),
                unix_micros(col("converted_at")).as("at"),
                expr("date_key(converted_on)").as("date_key"),
                expr("member_key('milestone', milestone)").as("milestone_key"),
                col("milestone"),
                unix_micros(col("lead_created_at")).as("lead_created_at"),
                unix_micros(col("opportunity_created_at")).as("opportunity_created_at"),
                amountInUnits.as("amount"),
                col("basis"),
                orNotApplicable("account_key"),
                orNotApplicable("opportunity_key"));
    }

    private static Column orNotApplicable(String key) {
        return coalesce(col(key), lit(-2L)).as(key);
    }

    /**
     * People are spread to their records first, so that the touches, by far the largest table, are joined once. A record
     * is linked to one person, so a touch meets a conversion at most once.
     */
    private static Dataset<Row> touches(CreditInputs inputs, Column priority, Column isInTime) {
        Dataset<Row> conversions = inputs.conversions()
                .select(
                        col("conversion_key"),
                        col("month"),
                        unix_micros(col("converted_at")).as("converted_at"));
        Dataset<Row> people = inputs.conversionPeople().select("conversion_key", "person_key");
        Dataset<Row> records = conversions
                .join(people, "conversion_key")
                .join(inputs.personLinks().select("person_record_key", "person_key"), "person_key")
                .select("conversion_key", "month", "converted_at", "person_record_key", "person_key");
        Dataset<Row> touches = inputs.touches()
                .select(
                        col("touch_key"),
                        col("person_record_key"),
                        unix_micros(col("occurred_at")).as("at"),
                        priority.as("source_priority"),
                        expr("date_key(occurred_on)").as("date_key"),
                        expr("member_key('channel', touch_channel(channel, campaign_channel(campaign_key)))")
                                .as("channel_key"),
                        orNotApplicable("campaign_key"));
        return touches.join(records, "person_record_key")
                .filter(isInTime)
                .select(
                        "conversion_key",
                        "month",
                        "touch_key",
                        "at",
                        "date_key",
                        "source_priority",
                        "person_key",
                        "channel_key",
                        "campaign_key");
    }

    /** A system that nobody ranked comes last. */
    private static Column priority(List<String> systems) {
        Column priority = lit(null).cast(DataTypes.IntegerType);
        for (int rank = 0; rank < systems.size(); rank++) {
            Column isSystem = col("source_system").equalTo(lit(systems.get(rank)));
            priority = coalesce(priority, org.apache.spark.sql.functions.when(isSystem, lit(rank)));
        }
        return coalesce(priority, lit(systems.size()));
    }
}
