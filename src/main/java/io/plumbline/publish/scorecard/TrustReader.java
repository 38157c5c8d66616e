package io.plumbline.publish.scorecard;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Gate;
import io.plumbline.definitions.Severity;
import io.plumbline.publish.scorecard.ScorecardData.Bridge;
import io.plumbline.publish.scorecard.ScorecardData.ControlTotals;
import io.plumbline.publish.scorecard.ScorecardData.Counted;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import io.plumbline.publish.scorecard.ScorecardData.Difference;
import io.plumbline.publish.scorecard.ScorecardData.Trust;
import io.plumbline.run.GateResult;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** What the run knows of its own numbers. */
final class TrustReader {
    private static final Map<String, String> KINDS = Map.of(
            "only_in_left", "only in the CRM",
            "only_in_right", "only in the automation",
            "differs", "with differing fields");

    private static final Map<String, String> SYSTEMS =
            Map.of("automation", "the automation", "crm", "the CRM", "curated", "the figures above");

    private final ReleasedTables tables;
    private final Definitions definitions;

    TrustReader(ReleasedTables tables, Definitions definitions) {
        this.tables = tables;
        this.definitions = definitions;
    }

    Trust read(List<Delivered> exports, List<GateResult> gates, YearMonth month) {
        return new Trust(exports, controlTotals(), gates(gates), differences(), mqls(month));
    }

    private Bridge mqls(YearMonth month) {
        Column isShown =
                col("measure").equalTo("mql").and(col("month").equalTo(month.getYear() * 100 + month.getMonthValue()));
        List<Counted> counts = tables
                .read("ops.bridge")
                .filter(isShown)
                .filter("kind = 'count'")
                .orderBy("line_number")
                .select("line", "records")
                .collectAsList()
                .stream()
                .map(row -> new Counted(SYSTEMS.getOrDefault(row.getString(0), row.getString(0)), row.getLong(1)))
                .toList();
        return new Bridge(
                counts, tables.read("ops.bridge_record").filter(isShown).count());
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
