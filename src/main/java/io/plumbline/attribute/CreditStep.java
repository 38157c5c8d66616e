package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Trust;
import io.plumbline.run.Change;
import io.plumbline.run.Step;
import io.plumbline.run.StepContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes silver.credit: every milestone, credited by every model. */
final class CreditStep implements Step {
    static final TableName CREDIT = TableName.of("silver.credit");
    static final TableName CONVERSION = TableName.of("silver.conversion");
    static final TableName CONVERSION_PERSON = TableName.of("silver.conversion_person");
    static final TableName PERSON_LINK = TableName.of("silver.person_link");
    static final TableName TOUCH = TableName.of("silver.touch");

    private final List<AttributionModel> models;
    private final List<String> systems;
    private final String definitionHash;

    private CreditStep(List<AttributionModel> models, List<String> systems, String definitionHash) {
        this.models = models;
        this.systems = systems;
        this.definitionHash = definitionHash;
    }

    static CreditStep of(Definitions definitions) {
        TableContract contract = Objects.requireNonNull(definitions.tables().get(CREDIT), "contract of silver.credit");
        List<String> systems = systems(definitions.trust());
        StringBuilder hash = new StringBuilder(contract.hash()).append(systems);
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
        return Set.of(CONVERSION, CONVERSION_PERSON, PERSON_LINK, TOUCH);
    }

    @Override
    public String definitionHash() {
        return definitionHash;
    }

    @Override
    public Change compute(StepContext context) {
        CreditInputs inputs = new CreditInputs(
                context.lake().read(CONVERSION),
                context.lake().read(CONVERSION_PERSON),
                context.lake().read(PERSON_LINK),
                context.lake().read(TOUCH));
        return new Change.Rebuild(credits(context.spark(), inputs));
    }

    /** The credits of all conversions among the inputs. */
    Dataset<Row> credits(SparkSession spark, CreditInputs inputs) {
        int lookbackDays =
                models.stream().mapToInt(AttributionModel::lookbackDays).max().orElse(0);
        return CreditRows.of(spark, JourneyRows.of(inputs, lookbackDays, systems), models);
    }
}
