package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Gate;
import io.plumbline.definitions.Severity;
import io.plumbline.publish.scorecard.ScorecardData.ControlTotals;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import io.plumbline.publish.scorecard.ScorecardData.Difference;
import io.plumbline.publish.scorecard.ScorecardData.Trust;
import io.plumbline.run.GateResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What the run knows of its own numbers. */
final class TrustReader {
    private static final Map<String, String> KINDS = Map.of(
            "only_in_left", "only in the CRM",
            "only_in_right", "only in the automation",
            "differs", "with differing fields");

    private final ReleasedTables tables;
    private final Definitions definitions;

    TrustReader(ReleasedTables tables, Definitions definitions) {
        this.tables = tables;
        this.definitions = definitions;
    }

    Trust read(List<Delivered> exports, List<GateResult> gates) {
        return new Trust(exports, controlTotals(), gates(gates), differences());
    }

    private ControlTotals controlTotals() {
        Row row = tables.read("ops.control_total")
                .selectExpr("count_if(difference = 0)", "count(*)")
                .head();
        return new ControlTotals(row.getLong(0), row.getLong(1));
    }

    private List<ScorecardData.Gate> gates(List<GateResult> results) {
        Map<String, String> meanings =
                definitions.gates().stream().collect(Collectors.toMap(Gate::name, Gate::meaning));
        return results.stream()
                .map(result -> new ScorecardData.Gate(
                        meanings.getOrDefault(result.gate(), result.gate() + "."),
                        result.severity() == Severity.FAIL,
                        result.violations().size()))
                .toList();
    }

    private List<Difference> differences() {
        return tables.read("ops.sync_difference").groupBy("kind").count().orderBy("kind").collectAsList().stream()
                .map(row -> new Difference(KINDS.getOrDefault(row.getString(0), row.getString(0)), row.getLong(1)))
                .toList();
    }
}
