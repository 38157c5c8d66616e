package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Kpi;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the scorecard shows.
 *
 * @param month the last complete month: the one that the page is about
 * @param running the month that is not over, if anything was measured in it
 */
public record ScorecardData(
        String company,
        String releaseId,
        Instant asOf,
        ZoneId zone,
        String currency,
        YearMonth month,
        Optional<YearMonth> running,
        List<Row> rows,
        Attribution attribution,
        Requests requests,
        Trust trust) {
    public ScorecardData {
        rows = List.copyOf(rows);
    }

    /** One KPI in the month.
     *
     * @param history the last thirteen complete months, oldest first
     * @param soFar its value in the running month
     */
    public record Row(
            Kpi kpi,
            List<Point> history,
            Optional<BigDecimal> actual,
            Optional<BigDecimal> target,
            Optional<BigDecimal> soFar,
            Confidence confidence) {
        public Row {
            history = List.copyOf(history);
        }

        /** How the actual value stands against the target. */
        public Standing standing() {
            return Standing.of(kpi.better(), actual, target);
        }
    }

    /** The value of one complete month; empty when the KPI is not defined there. */
    public record Point(YearMonth month, Optional<BigDecimal> value) {}

    /** Whether a figure may be relied on tonight. */
    public enum Confidence {
        /** Everything that it is made from came in on time. */
        CHECKED,
        /** An export that it is made from is older than its contract allows. */
        LATE_DATA,
        /** A file that it is made from was refused. */
        MISSING_DATA
    }

    /** What each model gives each channel for one milestone in the month; the same channels in the same order for all. */
    public record Attribution(String milestone, List<String> models, List<ChannelCredit> channels) {
        public Attribution {
            models = List.copyOf(models);
            channels = List.copyOf(channels);
        }
    }

    /** One channel's credit in the reporting currency, by model in the order of {@link Attribution#models()}. */
    public record ChannelCredit(String channel, List<BigDecimal> amounts) {
        public ChannelCredit {
            amounts = List.copyOf(amounts);
        }
    }

    /** The work that is not done. */
    public record Requests(List<OpenWork> classes) {
        public Requests {
            classes = List.copyOf(classes);
        }
    }

    /** Open work items of one status class, with the age of the oldest. */
    public record OpenWork(String statusClass, long items, Duration oldest) {}

    /** What speaks for and against tonight's numbers. */
    public record Trust(
            List<Delivered> exports,
            ControlTotals controlTotals,
            List<Gate> gates,
            List<Difference> differences,
            Bridge mqls) {
        public Trust {
            exports = List.copyOf(exports);
            gates = List.copyOf(gates);
            differences = List.copyOf(differences);
        }
    }

    /**
     * One source: how new it is, and what was refused.
     *
     * @param source an export, {@code vendor/object}, or an instance of it, {@code vendor@instance/object}
     */
    public record Delivered(
            String source, Optional<LocalDate> newest, boolean isLate, long refusedFiles, long quarantinedRecords) {}

    /** How many control totals there are, and how many of them tie to the cent. */
    public record ControlTotals(long tied, long all) {}

    /** One gate and the number of its violations. */
    public record Gate(String meaning, boolean withholds, long violations) {}

    /** How often the CRM and the marketing automation differ in one way. */
    public record Difference(String kind, long count) {}

    /**
     * How many hand-overs of the month each system counts, and what lies between the counts.
     *
     * @param counts from the first system's to the curated one
     * @param listed records that one count has and the next one has not
     */
    public record Bridge(List<Counted> counts, long listed) {
        public Bridge {
            counts = List.copyOf(counts);
        }
    }

    /** What a system counts. */
    public record Counted(String system, long records) {}
}
