package io.plumbline.measure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.TableName;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes all KPIs; each source table is read once. */
final class KpiValueStep implements Step {
    static final TableName TABLE = TableName.of("silver.kpi_value");

    private final List<Kpi> kpis;
    private final ZoneId reportingZone;
    private final String definitionHash;

    KpiValueStep(Definitions definitions, Instant asOf) {
        kpis = definitions.kpis().stream()
                .sorted(Comparator.comparing(Kpi::name))
                .toList();
        reportingZone = definitions.settings().reportingZone();
        definitionHash = definitions.hash() + "@" + asOf;
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        return kpis.stream().map(Kpi::source).collect(toUnmodifiableSet());
    }

    /** All definitions count, because a formula may call any function or setting. */
    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        LocalDate today = LocalDate.ofInstant(context.asOf(), reportingZone);
        Dataset<Row> values = kpis.stream().collect(groupingBy(Kpi::source, TreeMap::new, toList())).entrySet().stream()
                .map(source -> KpiQuery.values(context.lake().read(source.getKey()), source.getValue(), today))
                .reduce(Dataset::unionAll)
                .orElseThrow(() -> new IllegalStateException("a job with " + TABLE + " has KPIs"));
        return new Change.Rebuild(values);
    }
}
