package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.run.Change;
import io.plumbline.run.LongSet;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes gold.fct_attribution_credit: every milestone, credited by every model. */
final class CreditStep implements Step {
    static final TableName CREDIT = TableName.of("gold.fct_attribution_credit");

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
        if (context.areUnchanged(inputs())) {
            return new Change.Nothing();
        }
        Lake lake = context.lake();
        CreditInputs inputs = CreditInputs.of(lake);
        boolean isLearntAnew = needsChannelShares && !context.isUnchanged(ChannelShareStep.TABLE);
        Optional<LongSet> affected = context.previous()
                .filter(last -> !isLearntAnew && context.isLarge(CREDIT))
                .flatMap(last -> new AffectedConversions(context, inputs, lookbackDays).keys());
        if (affected.isEmpty()) {
            return new Change.Rebuild(credits(lake, inputs));
        }
        LongSet keys = affected.get();
        return keys.isEmpty()
                ? new Change.Nothing()
                : new Change.Replacement(credits(lake, inputs.of(keys)), rows -> keys.in(rows, "conversion_key"));
    }

    private Dataset<Row> credits(Lake lake, CreditInputs inputs) {
        List<Rule> rules = Rules.of(lake.spark(), models, () -> lake.read(ChannelShareStep.TABLE));
        return CreditRows.of(lake.spark(), JourneyRows.of(inputs, lookbackDays, systems), rules);
    }
}
