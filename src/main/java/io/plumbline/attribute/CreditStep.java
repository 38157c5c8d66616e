package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
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

/** Makes gold.fct_attribution_credit: every milestone, credited by every model. */
final class CreditStep implements Step {
    static final TableName CREDIT = TableName.of("gold.fct_attribution_credit");

    private static final String MONTH = "month";

    private final List<AttributionModel> models;
    private final List<String> systems;
    private final int lookbackDays;
    private final String definitionHash;

    /** Then other shares of channels are other credit of every month. */
    private final boolean needsChannelShares;

    private CreditStep(List<AttributionModel> models, List<String> systems, String definitionHash) {
        this.models = models;
        this.systems = systems;
        this.lookbackDays =
                models.stream().mapToInt(AttributionModel::lookbackDays).max().orElse(0);
        this.definitionHash = definitionHash;
        this.needsChannelShares = Rules.needChannelShares(models);
    }

    static CreditStep of(Definitions definitions) {
        TableContract contract = Objects.requireNonNull(definitions.tables().get(CREDIT), "contract of " + CREDIT);
        List<String> systems = CreditInputs.systems(definitions.trust());
        StringBuilder hash =
                new StringBuilder(contract.hash()).append(systems).append('+').append(definitions.environmentHash());
        definitions.models().forEach(model -> hash.append('+').append(model.hash()));
        return new CreditStep(definitions.models(), systems, hash.toString());
    }

    @Override
    public TableName table() {
        return CREDIT;
    }

    @Override
    public Set<TableName> inputs() {
        Set<TableName> inputs = new TreeSet<>(CreditInputs.TABLES);
        if (needsChannelShares) {
            inputs.add(ChannelShareStep.TABLE);
        }
        return inputs;
    }

    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        Lake lake = context.lake();
        CreditInputs inputs = CreditInputs.of(lake);
        Optional<Set<Integer>> affected = affectedMonths(context, inputs);
        if (affected.isEmpty()) {
            return new Change.Rebuild(credits(lake, inputs));
        }
        if (affected.get().isEmpty()) {
            return new Change.Nothing();
        }
        List<Integer> months = affected.get().stream().sorted().toList();
        return new Change.Partitions(credits(lake, inputs.in(months, lookbackDays)), months);
    }

    /** The months to make again; empty when that is not known, so that all are. */
    private Optional<Set<Integer>> affectedMonths(StepContext context, CreditInputs inputs) {
        Optional<List<CommitNote>> touchCommits = context.newCommits(CreditInputs.TOUCH);
        boolean isLearntAnew = needsChannelShares && !context.isUnchanged(ChannelShareStep.TABLE);
        boolean isKnown = !isLearntAnew
                && touchCommits.isPresent()
                && touchCommits.get().stream()
                        .noneMatch(commit -> commit.partitions().isEmpty())
                && Stream.of(
                                CreditInputs.CONVERSION,
                                CreditInputs.CONVERSION_PERSON,
                                CreditInputs.PERSON_LINK,
                                CreditInputs.CAMPAIGN)
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
        previously(context, CreditInputs.CONVERSION)
                .ifPresent(
                        before -> months.addAll(ChangedPartitions.withOtherRows(before, inputs.conversions(), MONTH)));
        previously(context, CreditInputs.CONVERSION_PERSON)
                .ifPresent(before ->
                        months.addAll(ChangedPartitions.withOtherRows(before, inputs.conversionPeople(), MONTH)));
        previously(context, CreditInputs.PERSON_LINK)
                .ifPresent(before -> months.addAll(AffectedMonths.ofRelinkedTouches(before, inputs, lookbackDays)));
        previously(context, CreditInputs.CAMPAIGN)
                .map(before -> AffectedMonths.ofTouchesOfOtherChannel(
                        before, context.lake().read(CreditInputs.CAMPAIGN), inputs.touches()))
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

    private Dataset<Row> credits(Lake lake, CreditInputs inputs) {
        List<Rule> rules = Rules.of(lake.spark(), models, () -> lake.read(ChannelShareStep.TABLE));
        return CreditRows.of(lake.spark(), JourneyRows.of(inputs, lookbackDays, systems), rules);
    }
}
