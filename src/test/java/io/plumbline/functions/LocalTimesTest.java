package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Days of 23 and 25 hours, leap days and zones: every hour is of one day, and no day loses an hour or has one twice. */
@ExtendWith(Spark.class)
class LocalTimesTest {
    private SparkSession spark;

    @BeforeEach
    void inBerlin(SparkSession session, @TempDir Path folder) {
        spark = session;
        StandardFunctions.register(
                spark, StandardProject.in(folder, "Europe/Berlin"), Instant.parse("2026-03-05T06:00:00Z"));
    }

    private List<String> texts(String query) {
        return spark.sql(query).as(Encoders.STRING()).collectAsList();
    }

    private List<String> hoursByDay(String from, String to) {
        return texts("SELECT concat_ws(' ', reporting_date(moment), count(*)) FROM (SELECT explode(sequence(TIMESTAMP '"
                + from + "', TIMESTAMP '" + to
                + "', INTERVAL 1 HOUR)) AS moment) GROUP BY reporting_date(moment) ORDER BY 1");
    }

    @Test
    @DisplayName(
            "F37 a day has 23 hours when the clock goes forward, 25 when it goes back, and the days add up to all hours")
    void daysAroundClockChangesAddUp() {
        assertThat(hoursByDay("2026-03-27 23:00:00Z", "2026-03-30 21:00:00Z"))
                .containsExactly("2026-03-28 24", "2026-03-29 23", "2026-03-30 24");
        assertThat(hoursByDay("2026-10-23 22:00:00Z", "2026-10-26 22:00:00Z"))
                .containsExactly("2026-10-24 24", "2026-10-25 25", "2026-10-26 24");
    }

    @Test
    @DisplayName("F37 a year with a leap day has a 29th of February of 24 hours")
    void leapDayIsADay() {
        assertThat(hoursByDay("2028-02-27 23:00:00Z", "2028-03-01 22:00:00Z"))
                .containsExactly("2028-02-28 24", "2028-02-29 24", "2028-03-01 24");
        assertThat(
                        texts(
                                "SELECT concat_ws(' ', iso_day('2028-02-29'), coalesce(string(iso_day('2027-02-29')), 'none'))"))
                .containsExactly("2028-02-29 none");
    }

    @Test
    @DisplayName("F37 a local time is read in its source's own zone; one that is skipped is the one after it")
    void localTimesAreOfTheirSourcesZone() {
        String read = "SELECT string(local_instant('%s', 'yyyy-MM-dd HH:mm', '%s'))";
        assertThat(texts(read.formatted("2026-03-08 02:30", "America/New_York")))
                .containsExactly("2026-03-08 07:30:00");
        assertThat(texts(read.formatted("2026-11-01 01:30", "America/New_York")))
                .containsExactly("2026-11-01 05:30:00");
        assertThat(texts(read.formatted("2026-03-08 02:30", "Europe/Berlin"))).containsExactly("2026-03-08 01:30:00");
        assertThat(texts(read.formatted("2026-03-08 02:30", "Asia/Kolkata"))).containsExactly("2026-03-07 21:00:00");
    }

    @Test
    @DisplayName("F37 the start of a day and the day of an instant agree on every day of two years")
    void startOfDayIsOfThatDay() {
        assertThat(texts(
                        "SELECT string(day) FROM (SELECT explode(sequence(DATE '2027-01-01', DATE '2028-12-31')) AS day)"
                                + " WHERE reporting_date(start_of_day(day)) <> day"
                                + " OR reporting_date(start_of_day(day) - INTERVAL 1 SECOND) <> date_sub(day, 1)"))
                .isEmpty();
    }
}
