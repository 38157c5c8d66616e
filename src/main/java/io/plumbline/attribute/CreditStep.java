package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Trust;
import io.plumbline.lake.CommitNote;
import io.plumbline.lake.Lake;
import io.plumbline.run.Change;
import io.plumbline.run.ChangedPartitions;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes gold.fct_attribution_credit: every milestone, credited by every model. */
final class CreditStep implements Step {
    static final TableName CREDIT = TableName.of("gold.fct_attribution_credit");
    static final TableName CONVERSION = TableName.of("silver.conversion");
    static final TableName CONVERSION_PERSON = TableName.of("silver.conversion_person");
    static final TableName PERSON_LINK = TableName.of("silver.person_link");
    static final TableName TOUCH = TableName.of("silver.touch");
    static final TableName CAMPAIGN = TableName.of("silver.campaign");

    private static final String MONTH = "month";

    private final List<AttributionModel> models;
    private final List<String> systems;
    private final int lookbackDays;
    private final String definitionHash;

    private CreditStep(List<AttributionModel> models, List<String> systems, String definitionHash) {
        this.models = models;
        this.systems = systems;
        this.lookbackDays =
                models.stream().mapToInt(AttributionModel::lookbackDays).max().orElse(0);
        this.definitionHash = definitionHash;
    }

    static CreditStep of(Definitions definitions) {
        TableContract contract = Objects.requireNonNull(definitions.tables().get(CREDIT), "contract of " + CREDIT);
        List<String> systems = systems(definitions.trust());
        StringBuilder hash =
                new StringBuilder(contract.hash()).append(systems).append('+').append(definitions.environmentHash());
        definitions.models().forEach(model -> hash.append('+').append(model.hash()));
        return new CreditStep(definitions.models(), systems, hash.toString());
    }

    /** Systems by their most trusted source: {@code [crm.contact, mail.person, crm.lead]} is crm before mail. */
    private static List<String> systems(Trust trust) {
        return trust.order().stream()
                .map(source -> source.substring(0, source.indexOf('.')))
                .distinct()
                .toList();
    }

    @Override
    public TableName table() {
        return CREDIT;
    }

    @Override
    public Set<TableName> inputs() {
        return Set.of(CONVERSION, CONVERSION_PERSON, PERSON_LINK, TOUCH, CAMPAIGN);
    }

    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        Lake lake = context.lake();
        CreditInputs inputs = new CreditInputs(
                lake.read(CONVERSION), lake.read(CONVERSION_PERSON), lake.read(PERSON_LINK), lake.read(TOUCH));
        Optional<Set<Integer>> affected = affectedMonths(context, inputs);
        if (affected.isEmpty()) {
            return new Change.Rebuild(credits(context.spark(), inputs));
        }
        if (affected.get().isEmpty()) {
            return new Change.Nothing();
        }
        List<Integer> months = affected.get().stream().sorted().toList();
        return new Change.Partitions(credits(context.spark(), inputs.in(months, lookbackDays)), months);
    }

    /** The months to make again; empty when that is not known, so that all are. */
    private Optional<Set<Integer>> affectedMonths(StepContext context, CreditInputs inputs) {
        Optional<List<CommitNote>> touchCommits = context.newCommits(TOUCH);
        boolean isKnown = touchCommits.isPresent()
                && touchCommits.get().stream()
                        .noneMatch(commit -> commit.partitions().isEmpty())
                && Stream.of(CONVERSION, CONVERSION_PERSON, PERSON_LINK, CAMPAIGN)
                        .allMatch(input -> context.newCommits(input).isPresent());
        if (!isKnown) {
            return Optional.empty();
        }
        Set<Integer> months = new TreeSet<>();
        for (CommitNote commit : touchCommits.get()) {
            // A commit without rows names month 0.
            List<Integer> touched =
                    commit.partitions().stream().filter(month -> month > 0).toList();
            months.addAll(AffectedMonths.reachedByTouches(touched, lookbackDays));
        }
        previously(context, CONVERSION)
                .ifPresent(
                        before -> months.addAll(ChangedPartitions.withOtherRows(before, inputs.conversions(), MONTH)));
        previously(context, CONVERSION_PERSON)
                .ifPresent(before ->
                        months.addAll(ChangedPartitions.withOtherRows(before, inputs.conversionPeople(), MONTH)));
        previously(context, PERSON_LINK)
                .ifPresent(before -> months.addAll(AffectedMonths.ofRelinkedTouches(before, inputs, lookbackDays)));
        previously(context, CAMPAIGN)
                .map(before -> AffectedMonths.ofTouchesOfOtherChannel(
                        before, context.lake().read(CAMPAIGN), inputs.touches()))
                .ifPresent(touched -> months.addAll(AffectedMonths.reachedByTouches(touched, lookbackDays)));
        return Optional.of(months);
    }

    /** The table as the step read it last; empty when it has not changed since. */
    private static Optional<Dataset<Row>> previously(StepContext context, TableName input) {
        return context.isUnchanged(input)
                ? Optional.empty()
                : context.previous()
                        .map(state -> state.note().inputs().get(input.toString()))
                        .map(version -> context.lake().read(input, version));
    }

    private Dataset<Row> credits(SparkSession spark, CreditInputs inputs) {
        return CreditRows.of(spark, JourneyRows.of(inputs, lookbackDays, systems), models);
    }
}
