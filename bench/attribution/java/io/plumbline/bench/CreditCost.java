package io.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.attribute.Attribute;
import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.lake.Lake;
import io.plumbline.lake.LakeSession;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * B11, what crediting touches costs beside the join and the filter that find them: {@code CreditCost <lake> <landing> <project>
 * <runs>}. Rows are made by the night's own step, from the tables of a lake, and are thrown away; seconds are those of all threads
 * of the process. Everything runs once to warm up, then in turns.
 */
public final class CreditCost {
    private static final TableName CREDIT = TableName.of("gold.fct_attribution_credit");
    private static final double BILLION = 1e9;
    private static final String JOIN = "the join and the filter alone";
    private static final List<String> ONES = List.of("linear", "w_shaped", "first_touch");
    private static final String ALL = "all %d rule-based models";

    /** The pairs of conversion and touch within the longest look-back of the models, with all that a credit tells of both. */
    private static final String PAIRS = """
            SELECT conversion.conversion_key, conversion.month, milestone, converted_at, converted_on, amount, lead_created_at,
                opportunity_created_at, basis, account_key, opportunity_key, touch_key, occurred_at, occurred_on, source_system,
                person_link.person_key, touch.campaign_key,
                member_key('channel', touch_channel(touch.channel, campaign_channel(touch.campaign_key))) AS channel_key
            FROM silver.touch
            INNER JOIN silver.person_link ON person_link.person_record_key = touch.person_record_key
            INNER JOIN silver.conversion_person ON conversion_person.person_key = person_link.person_key
            INNER JOIN silver.conversion ON conversion.conversion_key = conversion_person.conversion_key
            WHERE occurred_at BETWEEN converted_at - INTERVAL %d DAYS AND converted_at
            """;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<String, Supplier<Dataset<Row>>> works = new LinkedHashMap<>();
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    public static void main(String[] arguments) {
        Path lakeFolder = Path.of(arguments[0]);
        Definitions definitions = DefinitionsLoader.load(Path.of(arguments[2]));
        SparkSession spark = LakeSession.open(lakeFolder.toString(), LakeSession.bytesBelow(Path.of(arguments[1])));
        StandardFunctions.register(spark, definitions, Instant.EPOCH);
        CreditCost cost = new CreditCost();
        cost.prepare(new Lake(spark, lakeFolder.toString()), definitions);
        for (int run = 0; run <= Integer.parseInt(arguments[3]); run++) {
            cost.measure(run > 0);
        }
        cost.print();
        spark.stop();
    }

    private void prepare(Lake lake, Definitions definitions) {
        List<AttributionModel> models = definitions.models().stream()
                .filter(model -> model.shape() instanceof JourneyShape)
                .toList();
        int lookback = models.stream().mapToInt(AttributionModel::lookbackDays).max().orElseThrow();
        works.put(JOIN, () -> lake.spark().sql(PAIRS.formatted(lookback)));
        works.put(ALL.formatted(models.size()), () -> credits(lake, definitions, models::contains));
        for (String one : ONES) {
            works.put(one, () -> credits(lake, definitions, model -> model.name().equals(one)));
        }
    }

    private static Dataset<Row> credits(Lake lake, Definitions all, Predicate<AttributionModel> wanted) {
        Definitions definitions = new Definitions(
                all.root(),
                all.settings(),
                all.job(),
                all.exports(),
                all.tables(),
                all.taxonomies(),
                all.calendars(),
                all.models().stream().filter(wanted).toList(),
                all.kpis(),
                all.matching(),
                all.people(),
                all.decisions(),
                all.trust(),
                all.gates(),
                all.functions(),
                all.hash());
        Step step = new Attribute()
                .steps(definitions, Instant.EPOCH).stream()
                        .filter(made -> made.table().equals(CREDIT))
                        .findFirst()
                        .orElseThrow();
        StepContext context = new StepContext(lake, definitions, Instant.EPOCH, 1, Optional.empty());
        return ((Change.Rebuild) step.compute(context)).rows();
    }

    private void measure(boolean counts) {
        works.forEach((name, rows) -> {
            long before = system.getProcessCpuTime();
            // A new query each time: one that was asked before finds what it shuffled.
            rows.get().write().format("noop").mode("overwrite").save();
            double took = (system.getProcessCpuTime() - before) / BILLION;
            if (counts) {
                seconds.computeIfAbsent(name, first -> new ArrayList<>()).add(took);
            }
        });
    }

    private void print() {
        System.out.println("| what | rows | processor seconds, median | ÷ the join and the filter |");
        System.out.println("|---|---|---|---|");
        double join = median(JOIN);
        works.forEach((name, rows) -> System.out.printf(
                Locale.ROOT, "| %s | %,d | %.2f | %.2f |%n", name, rows.get().count(), median(name), median(name) / join));
        String all = works.keySet().stream().skip(1).findFirst().orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%nall models / linear alone: %.2f (goal 1.30); / first touch alone: %.2f; all / join and filter: %.2f (B11, goal 1.25)%n",
                median(all) / median("linear"),
                median(all) / median("first_touch"),
                median(all) / join);
    }

    private double median(String name) {
        List<Double> sorted = seconds.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
