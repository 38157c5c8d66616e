package io.plumbline.attribute;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.TableChanges;
import io.plumbline.run.LongSet;
import io.plumbline.run.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The conversions whose credit differs, or may differ, since the credits were made: those that changed or got other people, and
 * those whose people have other touches before them.
 */
final class AffectedConversions {
    /** Beyond this part of all conversions, to credit all of them costs no more. */
    private static final double SMALL_PART = 0.2;

    private static final List<TableName> READ = List.of(
            CreditInputs.CONVERSION, CreditInputs.CONVERSION_PERSON, CreditInputs.TOUCH, CreditInputs.PERSON_LINK);

    private final StepContext context;
    private final CreditInputs inputs;
    private final int lookbackDays;

    AffectedConversions(StepContext context, CreditInputs inputs, int lookbackDays) {
        this.context = context;
        this.inputs = inputs;
        this.lookbackDays = lookbackDays;
    }

    /** Their keys; empty when that is not known, or when they are so many that it does not matter. */
    Optional<LongSet> keys() {
        for (TableName table : READ) {
            Optional<TableChanges> changes = context.changes(table);
            if (changes.isEmpty() || !isSmallPart(changes.get(), table)) {
                return Optional.empty();
            }
        }
        Dataset<Row> keys = changesOf(CreditInputs.CONVERSION)
                .all()
                .select("conversion_key")
                .union(changesOf(CreditInputs.CONVERSION_PERSON).all().select("conversion_key"))
                .union(reachedBy(touches(), inputs, lookbackDays));
        LongSet all = LongSet.of(keys);
        long conversions = context.lake().count(CreditInputs.CONVERSION);
        return Optional.of(all).filter(set -> set.size() <= conversions * SMALL_PART);
    }

    private boolean isSmallPart(TableChanges changes, TableName table) {
        return changes.count().isPresent()
                && changes.count().getAsLong() <= context.lake().count(table) * SMALL_PART;
    }

    private TableChanges changesOf(TableName table) {
        return context.changes(table).orElseThrow();
    }

    /** Touches that came, left, or have another channel or person: {@code person_key}, before or after, and {@code occurred_at}. */
    private Dataset<Row> touches() {
        Column person = expr("person_of(person_record_key)").as("person_key");
        List<Dataset<Row>> touches = new ArrayList<>();
        TableChanges changed = changesOf(CreditInputs.TOUCH);
        touches.add(changed.all().select(person, col("occurred_at")));
        Dataset<Row> relinked = changesOf(CreditInputs.PERSON_LINK).net(List.of("person_record_key", "person_key"));
        touches.add(ofRelinked(relinked, inputs.touches().unionByName(changed.removed())));
        touches.add(ofOtherChannel().select(person, col("occurred_at")));
        return touches.stream().reduce(Dataset::union).orElseThrow();
    }

    /**
     * @param relinked {@code person_record_key} with each {@code person_key} that it had or has
     * @param touches that are there or were
     */
    static Dataset<Row> ofRelinked(Dataset<Row> relinked, Dataset<Row> touches) {
        return LongSet.of(relinked.select("person_record_key"))
                .in(touches, "person_record_key")
                .join(broadcast(relinked), "person_record_key")
                .select("person_key", "occurred_at");
    }

    /** Touches whose campaign has come, gone or another channel, which is theirs where they show none. */
    private Dataset<Row> ofOtherChannel() {
        if (context.isUnchanged(CreditInputs.CAMPAIGN)) {
            return inputs.touches().filter(lit(false));
        }
        Dataset<Row> campaigns = changesOf(CreditInputs.CAMPAIGN).net(List.of("campaign_key", "channel"));
        return LongSet.of(campaigns.select("campaign_key")).in(inputs.touches(), "campaign_key");
    }

    /** The conversions that these touches are, or were, within the lookback of: {@code conversion_key}. */
    static Dataset<Row> reachedBy(Dataset<Row> touches, CreditInputs inputs, int lookbackDays) {
        Dataset<Row> conversions = LongSet.of(touches.select("person_key"))
                .in(inputs.conversionPeople(), "person_key")
                .select("conversion_key", "person_key")
                .join(inputs.conversions().select("conversion_key", "converted_at"), "conversion_key");
        Column earliest = col("converted_at").minus(expr("INTERVAL " + lookbackDays + " DAYS"));
        return touches.join(conversions, "person_key")
                .filter(col("occurred_at").between(earliest, col("converted_at")))
                .select("conversion_key");
    }
}
