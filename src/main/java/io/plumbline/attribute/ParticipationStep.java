package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Linear;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.run.Change;
import io.plumbline.run.ChangedPartitions;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes gold.fct_participation, of a night only the months whose credits changed. */
final class ParticipationStep implements Step {
    static final TableName TABLE = TableName.of("gold.fct_participation");

    private static final String MONTH = "conversion_month";

    private final List<String> models;
    private final String definitionHash;

    private ParticipationStep(List<String> models, String definitionHash) {
        this.models = List.copyOf(models);
        this.definitionHash = definitionHash;
    }

    /** A linear model credits every touch that it sees, so it names all who took part. */
    static ParticipationStep of(Definitions definitions) {
        TableContract contract = definitions.contract(TABLE);
        List<String> linear = definitions.models().stream()
                .filter(model -> model.shape() instanceof Linear)
                .map(AttributionModel::name)
                .toList();
        return new ParticipationStep(linear, contract.hash() + "+" + linear + "+" + definitions.environmentHash());
    }

    @Override
    public TableName table() {
        return TABLE;
    }

    @Override
    public Set<TableName> inputs() {
        return Set.of(CreditStep.CREDIT);
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
        MemberKeys keys = new MemberKeys(context.spark());
        Long[] modelKeys = models.stream().map(keys::ofModel).toArray(Long[]::new);
        Dataset<Row> credits = context.lake().read(CreditStep.CREDIT);
        Optional<Set<Integer>> months = ChangedPartitions.of(context, CreditStep.CREDIT, MONTH);
        if (months.isEmpty()) {
            return new Change.Rebuild(Participation.of(credits, modelKeys));
        }
        List<Integer> changed = List.copyOf(months.get());
        return new Change.Partitions(
                Participation.of(credits.filter(col(MONTH).isin(changed.toArray())), modelKeys), changed);
    }
}
