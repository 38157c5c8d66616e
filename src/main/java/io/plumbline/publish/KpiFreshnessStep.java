package io.plumbline.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.publish.scorecard.Lineage;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code gold.fct_kpi_freshness}: which KPIs are made from sources that are stale or of unusual size. Such a KPI keeps the
 * value that its sources tell up to their last delivery; it is neither 0 nor gone.
 */
final class KpiFreshnessStep implements Step {
    private static final TableName TABLE = TableName.of("gold.fct_kpi_freshness");
    private static final StructType ROWS = StructType.fromDDL(
            "kpi STRING, is_stale BOOLEAN, stale_sources STRING, unusual_sources STRING, complete_until DATE");

    private final TableContract contract;
    private final Definitions definitions;

    KpiFreshnessStep(Definitions definitions) {
        this.contract = definitions.contract(TABLE);
        this.definitions = definitions;
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        Set<TableName> inputs =
                definitions.kpis().stream().map(Kpi::source).collect(Collectors.toCollection(TreeSet::new));
        inputs.add(SourceStatusStep.TABLE);
        return inputs;
    }

    @Override
    public String definitionHash() {
        return contract.hash() + "+" + definitions.hash();
    }

    private record Source(
            String name, String export, @Nullable Date deliveredOn, boolean isStale, boolean isUnusual) {}

    @Override
    public Change compute(StepContext context) {
        List<Source> sources = context
                .lake()
                .read(SourceStatusStep.TABLE)
                .select("source", "export", "delivered_on", "is_stale", "is_unusual")
                .orderBy("source")
                .collectAsList()
                .stream()
                .map(row -> new Source(
                        row.getString(0), row.getString(1), row.getDate(2), row.getBoolean(3), row.getBoolean(4)))
                .toList();
        Lineage lineage = new Lineage(context.lake(), definitions.exports());
        List<Row> rows = new ArrayList<>();
        for (Kpi kpi : definitions.kpis()) {
            Set<String> exports = lineage.exports(kpi.source());
            rows.add(row(
                    kpi,
                    sources.stream()
                            .filter(source -> exports.contains(source.export()))
                            .toList()));
        }
        return new Change.Rebuild(context.spark()
                .createDataFrame(rows, ROWS)
                .select(
                        expr("member_key('kpi', kpi)").as("kpi_key"),
                        col("is_stale"),
                        col("stale_sources"),
                        col("unusual_sources"),
                        col("complete_until")));
    }

    private static Row row(Kpi kpi, List<Source> sources) {
        List<Source> stale = sources.stream().filter(Source::isStale).toList();
        return RowFactory.create(
                kpi.name(),
                !stale.isEmpty(),
                names(stale),
                names(sources.stream().filter(Source::isUnusual).toList()),
                completeUntil(stale));
    }

    private static @Nullable Date completeUntil(List<Source> stale) {
        List<Date> dates = stale.stream()
                .flatMap(source -> Stream.ofNullable(source.deliveredOn()))
                .sorted()
                .toList();
        return dates.isEmpty() || dates.size() < stale.size() ? null : dates.get(0);
    }

    private static @Nullable String names(List<Source> sources) {
        return sources.isEmpty() ? null : sources.stream().map(Source::name).collect(Collectors.joining(", "));
    }
}
