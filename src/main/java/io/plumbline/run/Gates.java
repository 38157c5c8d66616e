package io.plumbline.run;

import io.plumbline.checks.KeyCheck;
import io.plumbline.checks.RowChecks;
import io.plumbline.checks.RowChecks.Violation;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Gate;
import io.plumbline.definitions.Severity;
import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableContract;
import io.plumbline.lake.Lake;
import io.plumbline.run.StepOutcome.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Decides whether tonight's tables may be released: the checks of their contracts, then the gates of {@code conf/gates.conf}. */
final class Gates {
    /** A gate lists this many violations at most; further ones do not help to mend the first. */
    private static final int MOST_VIOLATIONS = 100;

    /** Up to this many rows every key is checked; beyond, one key in sixteen, another sixteenth each night. */
    private static final long ALL_KEYS_UP_TO_ROWS = 2_000_000;

    private static final int SLICES = 16;

    private final Lake lake;
    private final Definitions definitions;
    private final long run;

    Gates(Lake lake, Definitions definitions, long run) {
        this.lake = lake;
        this.definitions = definitions;
        this.run = run;
    }

    /** @param unreleased outcomes of the tables whose newest version no release has yet */
    List<GateResult> check(List<StepOutcome> unreleased) {
        List<Callable<List<GateResult>>> checks = new ArrayList<>();
        unreleased.forEach(outcome -> checks.add(() -> contract(outcome)));
        definitions.gates().forEach(gate -> checks.add(() -> List.of(gate(gate))));
        return InParallel.all(checks).stream().flatMap(List::stream).toList();
    }

    private List<GateResult> contract(StepOutcome outcome) {
        lake.spark().sparkContext().setJobDescription("contract of " + outcome.table());
        TableContract contract = definitions.contract(outcome.table());
        List<GateResult> results = new ArrayList<>();
        List<Violation> violations = outcome.result() == Result.WROTE
                ? outcome.violations()
                : new RowChecks(contract).violations(read(contract));
        for (Violation violation : violations) {
            results.add(new GateResult(
                    contract.name() + ": " + violation.check(),
                    violation.severity(),
                    List.of(violation.rows() + " rows violate it"),
                    "see the check in " + contract.place()));
        }
        long repeated = KeyCheck.repeatedKeys(keysToCheck(contract), contract.key());
        if (repeated > 0) {
            results.add(new GateResult(
                    contract.name() + ": key " + String.join(", ", contract.key()) + " is unique",
                    Severity.FAIL,
                    List.of(repeated + " keys occur more than once"),
                    "the key in " + contract.place() + " does not name a row; find the rows by grouping by it"));
        }
        return results;
    }

    private Dataset<Row> keysToCheck(TableContract contract) {
        Dataset<Row> rows = read(contract)
                .select(contract.key().stream()
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(Column[]::new));
        if (rows.count() <= ALL_KEYS_UP_TO_ROWS) {
            return rows;
        }
        return rows.filter("pmod(xxhash64(" + String.join(", ", contract.key()) + "), " + SLICES + ") = "
                + Math.floorMod(run, SLICES));
    }

    private Dataset<Row> read(TableContract contract) {
        return lake.suiting(List.of(contract.name())).read(contract.name());
    }

    private GateResult gate(Gate gate) {
        String query = gate.query().sql();
        SparkSession spark = lake.suiting(SqlText.tables(query)).spark();
        spark.sparkContext().setJobDescription("gate " + gate.name());
        List<String> violations =
                spark.sql(query).limit(MOST_VIOLATIONS).toJSON().collectAsList();
        return new GateResult(gate.name(), gate.severity(), violations, gate.fix());
    }
}
