package io.plumbline.attribute;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** The months of milestones whose credit differs, or may differ, after a table changed. Months are whole numbers, yyyymm. */
final class AffectedMonths {
    private static final int MONTHS = 100;

    private AffectedMonths() {}

    /** Months of the milestones that a touch of a record can be credited for which came to, or left, a person. */
    static Set<Integer> ofRelinkedTouches(Dataset<Row> linksBefore, CreditInputs after, int lookbackDays) {
        Dataset<Row> was = linksBefore.select("person_record_key", "person_key").as("was");
        Dataset<Row> is =
                after.personLinks().select("person_record_key", "person_key").as("is");
        Column isSameRecord = col("was.person_record_key").equalTo(col("is.person_record_key"));
        Dataset<Row> relinked = was.join(is, isSameRecord, "full_outer")
                .filter(col("was.person_key").eqNullSafe(col("is.person_key")).unary_$bang());
        Dataset<Row> pairs = relinked.select(col("was.person_record_key"), col("was.person_key"))
                .union(relinked.select(col("is.person_record_key"), col("is.person_key")))
                .filter("person_key IS NOT NULL");
        Dataset<Row> touches = after.touches().select("person_record_key", "occurred_at");
        Dataset<Row> milestones = after.conversionPeople()
                .select("conversion_key", "person_key")
                .join(after.conversions().select("conversion_key", "converted_at", "month"), "conversion_key");
        Column earliest = col("converted_at").minus(expr("INTERVAL " + lookbackDays + " DAYS"));
        return months(touches.join(pairs, "person_record_key")
                .join(milestones, "person_key")
                .filter(col("occurred_at").between(earliest, col("converted_at")))
                .select("month"));
    }

    /** Months of the touches whose campaign has come, gone or another channel, which is theirs where they show none. */
    static Set<Integer> ofTouchesOfOtherChannel(
            Dataset<Row> campaignsBefore, Dataset<Row> campaigns, Dataset<Row> touches) {
        Dataset<Row> was = campaignsBefore.select("campaign_key", "channel").as("was");
        Dataset<Row> is = campaigns.select("campaign_key", "channel").as("is");
        Dataset<Row> others = was.join(is, col("was.campaign_key").equalTo(col("is.campaign_key")), "full_outer")
                .filter(col("was.channel").eqNullSafe(col("is.channel")).unary_$bang())
                .select(coalesce(col("was.campaign_key"), col("is.campaign_key"))
                        .as("campaign_key"));
        return others.isEmpty()
                ? Set.of()
                : months(touches.join(others, "campaign_key").select("month"));
    }

    /** Months of milestones that touches of these months can be credited for; a day more, for the clock changes in between. */
    static Set<Integer> reachedByTouches(Collection<Integer> touchMonths, int lookbackDays) {
        Set<Integer> reached = new TreeSet<>();
        for (int touchMonth : touchMonths) {
            YearMonth first = yearMonth(touchMonth);
            YearMonth last = YearMonth.from(first.atEndOfMonth().plusDays(lookbackDays + 1L));
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                reached.add(number(month));
            }
        }
        return reached;
    }

    /** The first month of touches that milestones of a month can credit. */
    static int firstTouchMonth(int conversionMonth, int lookbackDays) {
        return number(YearMonth.from(yearMonth(conversionMonth).atDay(1).minusDays(lookbackDays + 1L)));
    }

    private static Set<Integer> months(Dataset<Row> column) {
        return new TreeSet<>(column.distinct().as(Encoders.INT()).collectAsList());
    }

    private static YearMonth yearMonth(int number) {
        return YearMonth.of(number / MONTHS, number % MONTHS);
    }

    private static int number(YearMonth month) {
        return month.getYear() * MONTHS + month.getMonthValue();
    }
}
