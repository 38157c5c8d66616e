package io.plumbline.attribute.check;

import io.plumbline.attribute.RuleLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * Web events and sales that share some ids and lack others. A sale is known by its user, its order or its quote; all
 * browsers that show one of them are its journey, a session one touch.
 */
final class MultiplatformCheck {
    /** Columns of the events, each with the column of the sales that it names; the first that is known tells. */
    private static final Map<String, String> IDS = ids();

    private final Findings findings;

    MultiplatformCheck(Findings findings) {
        this.findings = findings;
    }

    private static Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("user_id_ui", "backend_user_id");
        ids.put("order_id_after_generated", "order_id");
        ids.put("quote_number_after_generated", "quote_id");
        return ids;
    }

    void run(Path folder) throws IOException {
        findings.title("attribution_multiplatform_sim");
        List<CSVRecord> outcomes = CsvTable.read(folder.resolve("backend_outcomes.csv"), ',');
        List<CSVRecord> events = CsvTable.read(folder.resolve("ga4_events.csv"), ',');
        Map<String, Double> published = new TreeMap<>();
        CsvTable.read(folder.resolve("expected/reconciliation.csv"), ',')
                .forEach(row -> published.put(row.get("metric"), Double.valueOf(row.get("published"))));
        Map<String, CSVRecord> byId = byId(outcomes);
        findings.equal(
                "reconciliation, the trap of repeated revenue included",
                stitched(events, byId, outcomes),
                published,
                1e-6);
        creditSales(outcomes, events, byId, BigDecimal.valueOf(published.getOrDefault("backend_won_revenue", 0d)));
    }

    private void creditSales(
            List<CSVRecord> outcomes, List<CSVRecord> events, Map<String, CSVRecord> byId, BigDecimal revenue) {
        Map<String, Map<String, Instant>> sessions = sessionsByBrowser(events);
        Map<CSVRecord, Set<String>> browsers = new HashMap<>();
        for (CSVRecord event : events) {
            for (String column : IDS.keySet()) {
                CSVRecord outcome = byId.get(IDS.get(column) + event.get(column));
                if (outcome != null) {
                    browsers.computeIfAbsent(outcome, first -> new HashSet<>()).add(event.get("user_pseudo_id"));
                }
            }
        }
        RuleLedger ledger = new RuleLedger();
        for (CSVRecord outcome : outcomes) {
            if (outcome.get("status").equals("won")) {
                List<Instant> touches = new ArrayList<>();
                browsers.getOrDefault(outcome, Set.of())
                        .forEach(browser -> touches.addAll(sessions.get(browser).values()));
                ledger.credit(
                        instant(outcome.get("created_at")),
                        instant(outcome.get("sale_at")),
                        new BigDecimal(outcome.get("revenue")),
                        touches);
            }
        }
        ledger.attributed().forEach((model, attributed) -> {
            BigDecimal rest = ledger.unattributed().getOrDefault(model, BigDecimal.ZERO);
            findings.holds(
                    model + " gives " + attributed.stripTrailingZeros().toPlainString() + " to touches and leaves "
                            + rest.stripTrailingZeros().toPlainString() + " unattributed: " + revenue.toPlainString(),
                    attributed.signum() > 0 && attributed.add(rest).compareTo(revenue) == 0);
        });
    }

    private static Map<String, CSVRecord> byId(List<CSVRecord> outcomes) {
        Map<String, CSVRecord> byId = new HashMap<>();
        for (CSVRecord outcome : outcomes) {
            for (String column : IDS.values()) {
                if (!outcome.get(column).isEmpty()) {
                    byId.put(column + outcome.get(column), outcome);
                }
            }
        }
        return byId;
    }

    private static Map<String, Map<String, Instant>> sessionsByBrowser(List<CSVRecord> events) {
        Map<String, Map<String, Instant>> sessions = new HashMap<>();
        for (CSVRecord event : events) {
            sessions.computeIfAbsent(event.get("user_pseudo_id"), first -> new TreeMap<>())
                    .merge(
                            event.get("session_id"),
                            instant(event.get("event_timestamp")),
                            (one, other) -> one.isBefore(other) ? one : other);
        }
        return sessions;
    }

    /** What the publisher counts after joining sales to every event, where each sale comes as often as it has events. */
    private static Map<String, Double> stitched(
            List<CSVRecord> events, Map<String, CSVRecord> byId, List<CSVRecord> outcomes) {
        Map<String, Double> counts = new TreeMap<>();
        counts.put("ga4_event_rows", (double) events.size());
        counts.put("stitched_rows", (double) events.size());
        counts.put("backend_rows", (double) outcomes.size());
        for (CSVRecord outcome : outcomes) {
            counts.merge("backend_" + outcome.get("status"), 1d, Double::sum);
            boolean isWon = outcome.get("status").equals("won");
            counts.merge("backend_won_revenue", isWon ? Double.parseDouble(outcome.get("revenue")) : 0, Double::sum);
        }
        Set<String> wonUsers = new HashSet<>();
        for (CSVRecord event : events) {
            String known = IDS.keySet().stream()
                    .filter(column -> byId.containsKey(IDS.get(column) + event.get(column)))
                    .findFirst()
                    .orElse("");
            counts.merge("stitched_" + matchName(known) + "_rows", 1d, Double::sum);
            CSVRecord outcome = byId.get(IDS.get(known) + (known.isEmpty() ? "" : event.get(known)));
            if (outcome != null && outcome.get("status").equals("won")) {
                counts.merge("stitched_won_event_rows", 1d, Double::sum);
                counts.merge("repeated_stitched_revenue_TRAP", Double.parseDouble(outcome.get("revenue")), Double::sum);
                String user = event.get("user_id_ui");
                wonUsers.add(user.isEmpty() ? event.get("user_pseudo_id") : user);
            }
        }
        counts.put("stitched_won_users", (double) wonUsers.size());
        return counts;
    }

    private static String matchName(String column) {
        return switch (column) {
            case "user_id_ui" -> "user_id_match";
            case "order_id_after_generated" -> "order_id_match";
            case "quote_number_after_generated" -> "quote_id_match";
            default -> "no_backend_match";
        };
    }

    private static Instant instant(String text) {
        return Instant.parse(text.replace(' ', 'T') + "Z");
    }
}
