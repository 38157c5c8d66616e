package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Makes gold.fct_channel_share: learnt anew from all journeys whenever one may have changed, and left as it is when that
 * changed no share, so that credit need not be made anew. A night whose models learn nothing has no such step.
 */
final class ChannelShareStep implements Step {
    static final TableName TABLE = TableName.of("gold.fct_channel_share");

    private final List<AttributionModel> models;
    private final List<String> systems;
    private final String definitionHash;

    private ChannelShareStep(List<AttributionModel> models, List<String> systems, String definitionHash) {
        this.models = List.copyOf(models);
        this.systems = List.copyOf(systems);
        this.definitionHash = definitionHash;
    }

    /** The step, if a model of the night learns. */
    static Optional<ChannelShareStep> of(Definitions definitions) {
        List<AttributionModel> models = definitions.models().stream()
                .filter(model -> model.shape().learnt().isPresent())
                .toList();
        if (models.isEmpty()) {
            return Optional.empty();
        }
        TableContract contract = definitions.contract(TABLE);
        List<String> systems = CreditInputs.systems(definitions.trust());
        StringBuilder hash =
                new StringBuilder(contract.hash()).append(systems).append('+').append(definitions.environmentHash());
        models.forEach(model -> hash.append('+').append(model.hash()));
        return Optional.of(new ChannelShareStep(models, systems, hash.toString()));
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        return CreditInputs.TABLES;
    }

    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        Lake lake = context.lake();
        List<Row> shares = ChannelShares.of(
                context.spark(), new JourneyPaths(context.spark(), CreditInputs.of(lake), systems), models);
        boolean isAsBefore =
                context.previous().isPresent() && rows(lake.read(TABLE)).equals(new HashSet<>(shares));
        return isAsBefore
                ? new Change.Nothing()
                : new Change.Rebuild(context.spark().createDataFrame(shares, ChannelShares.SCHEMA));
    }

    private static Set<Row> rows(Dataset<Row> table) {
        return new HashSet<>(table.select(Arrays.stream(ChannelShares.SCHEMA.fieldNames())
                        .map(functions::col)
                        .toArray(Column[]::new))
                .collectAsList());
    }
}
