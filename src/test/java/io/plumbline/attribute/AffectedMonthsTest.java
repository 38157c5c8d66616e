package io.plumbline.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class AffectedMonthsTest {
    @Test
    void aTouchReachesTheMilestonesOfItsLookback() {
        assertThat(AffectedMonths.reachedByTouches(List.of(202511), 90))
                .containsExactly(202511, 202512, 202601, 202602, 202603);
        assertThat(AffectedMonths.firstTouchMonth(202603, 90)).isEqualTo(202511);
    }

    /** Record 2 goes from person 20 to 30, record 4 is new; the touches of both are in March 2026, record 1 stays. */
    @Test
    void aRelinkedRecordAffectsTheMilestonesThatItsTouchesReach(SparkSession spark) {
        Dataset<Row> before =
                spark.sql("SELECT * FROM VALUES (1, 10), (2, 20), (3, 30) AS link(person_record_key, person_key)");
        Dataset<Row> links = spark.sql(
                "SELECT * FROM VALUES (1, 10), (2, 30), (3, 30), (4, 40) AS link(person_record_key, person_key)");
        Dataset<Row> people = spark.sql("SELECT * FROM VALUES (100, 10), (200, 20), (301, 30), (302, 30), (303, 30),"
                + " (400, 40) AS p(conversion_key, person_key)");
        Dataset<Row> conversions =
                spark.sql("SELECT conversion_key, timestamp(converted_at) AS converted_at, month FROM VALUES"
                        + " (100, '2026-03-20', 202601), (200, '2026-03-20', 202602), (301, '2026-03-01', 202603),"
                        + " (302, '2026-06-01', 202604), (303, '2026-04-09', 202605), (400, '2026-03-10', 202606)"
                        + " AS c(conversion_key, converted_at, month)");
        Dataset<Row> touches = spark.sql(
                "SELECT person_record_key, timestamp(occurred_at) AS occurred_at FROM VALUES"
                        + " (1, '2026-03-10'), (2, '2026-03-10'), (3, '2026-03-10'), (4, '2026-03-10') AS t(person_record_key, occurred_at)");

        CreditInputs after = new CreditInputs(conversions, people, links, touches);
        assertThat(AffectedMonths.ofRelinkedTouches(before, after, 30)).isEqualTo(Set.of(202602, 202605, 202606));
    }

    /** Campaign 2 has another channel, 3 is new and 4 gone; the touch of campaign 1 and that of none stay as they are. */
    @Test
    void aCampaignOfAnotherChannelAffectsTheMonthsOfItsTouches(SparkSession spark) {
        String columns = " AS campaign(campaign_key, channel)";
        Dataset<Row> before = spark.sql("SELECT * FROM VALUES (1, 'Email'), (2, 'Event'), (4, 'Event')" + columns);
        Dataset<Row> after = spark.sql("SELECT * FROM VALUES (1, 'Email'), (2, 'Webinar'), (3, 'Event')" + columns);
        Dataset<Row> touches = spark.sql("SELECT * FROM VALUES (1, 202601), (2, 202602), (3, 202603), (4, 202604),"
                + " (4, 202604), (NULL, 202605) AS touch(campaign_key, month)");

        assertThat(AffectedMonths.ofTouchesOfOtherChannel(before, after, touches))
                .containsExactlyInAnyOrder(202602, 202603, 202604);
        assertThat(AffectedMonths.ofTouchesOfOtherChannel(after, after, touches))
                .isEmpty();
    }
}
