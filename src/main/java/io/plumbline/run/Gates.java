package io.plumbline.run;

import io.plumbline.checks.RowChecks;
import io.plumbline.checks.RowChecks.Violation;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Gate;
import io.plumbline.definitions.SqlText;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import io.plumbline.run.StepOutcome.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Decides whether tonight's tables may be released: the checks of their contracts, then the gates of {@code conf/gates.conf}. */
final class Gates {
    /** A gate lists this many violations at most; further ones do not help to mend the first. */
    private static final int MOST_VIOLATIONS = 100;

    private final Lake lake;
    private final Definitions definitions;
    private final SinceRelease sinceRelease;
    private final long run;

    /** @param current the release that readers have */
    Gates(Lake lake, Definitions definitions, Optional<Release> current, long run) {
        this.lake = lake;
        this.definitions = definitions;
        this.sinceRelease = new SinceRelease(lake, definitions, current);
        this.run = run;
    }

    /** @param unreleased outcomes of the tables whose newest version no release has yet */
    List<GateResult> check(List<StepOutcome> unreleased) {
        List<Callable<List<GateResult>>> checks = new ArrayList<>();
        unreleased.forEach(outcome -> checks.add(() -> contract(outcome)));
        checks.addAll(new UniqueKeys(lake, sinceRelease, run)
                .checks(unreleased.stream()
                        .map(outcome -> definitions.contract(outcome.table()))
                        .toList()));
        Set<TableName> tables = unreleased.stream().map(StepOutcome::table).collect(Collectors.toSet());
        checks.add(() -> List.of(new ReferencedKeys(lake, definitions, sinceRelease, tables).check()));
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
        return results;
    }

    private Dataset<Row> read(TableContract contract) {
        return lake.suiting(List.of(contract.name())).read(contract.name());
    }

    private GateResult gate(Gate gate) {
        Set<TableName> tables = SqlText.tables(gate.query().sql());
        lake.spark().sparkContext().setJobDescription("gate " + gate.name());
        Dataset<Row> found = lake.suiting(tables).query(gate.query().sql());
        Optional<Column> isNew = gate.by()
                .flatMap(column -> sinceRelease
                        .partitions(tables)
                        .map(changed -> functions.col(column).isin(changed.toArray())));
        List<String> violations = isNew.map(found::filter)
                .orElse(found)
                .limit(MOST_VIOLATIONS)
                .toJSON()
                .collectAsList();
        return new GateResult(gate.name(), gate.severity(), violations, gate.fix());
    }
}
