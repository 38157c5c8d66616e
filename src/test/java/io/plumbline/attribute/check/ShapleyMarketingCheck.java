package io.plumbline.attribute.check;

import io.plumbline.paths.OrderedShapley;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.Paths;
import io.plumbline.paths.SetShapley;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Ten thousand touches of a subscription service: a user's channels are one set, and it converted or did not. */
final class ShapleyMarketingCheck {
    private static final double TOLERANCE = 1e-6;
    private static final int INCOMPLETE_ROWS = 16;

    private final Findings findings;

    ShapleyMarketingCheck(Findings findings) {
        this.findings = findings;
    }

    private static final class User {
        private final List<String> channels = new ArrayList<>();
        private boolean hasConverted;
    }

    void run(Path folder) throws IOException {
        findings.title("attribution_shapley_marketing");
        Map<String, User> users = new TreeMap<>();
        int incomplete = 0;
        for (CSVRecord row : CsvTable.read(folder.resolve("datasets_marketing.csv"), ',')) {
            if (row.get("marketing_channel").isEmpty()
                    || row.get("converted").isEmpty()
                    || row.get("date_served").isEmpty()) {
                incomplete++;
                continue;
            }
            User user = users.computeIfAbsent(row.get("user_id"), id -> new User());
            user.channels.add(row.get("marketing_channel"));
            user.hasConverted |= Boolean.parseBoolean(row.get("converted"));
        }
        findings.holds(incomplete + " incomplete rows are left out", incomplete == INCOMPLETE_ROWS);
        compare(paths(users), CsvTable.read(folder.resolve("expected_shapley.csv"), ','));
    }

    private void compare(Paths paths, List<CSVRecord> rows) {
        Map<String, Double> expected = new TreeMap<>();
        rows.forEach(row -> expected.put(row.get("channel"), Double.valueOf(row.get("recomputed_exact"))));
        Map<String, Double> values = SetShapley.values(paths);
        findings.equal("Shapley of sets", values, expected, TOLERANCE);
        findings.sumsTo("Shapley of sets", values, paths.conversions());
        Map<String, Double> ordered = new TreeMap<>();
        OrderedShapley.values(paths)
                .forEach((channel, places) -> ordered.put(
                        channel, places.stream().mapToDouble(value -> value).sum()));
        findings.equal("Shapley by place, added up", ordered, expected, TOLERANCE);
    }

    private static Paths paths(Map<String, User> users) {
        PathCounter counter = new PathCounter();
        users.values()
                .forEach(user -> counter.add(user.channels, user.hasConverted ? 1 : 0, user.hasConverted ? 0 : 1));
        return counter.paths();
    }
}
