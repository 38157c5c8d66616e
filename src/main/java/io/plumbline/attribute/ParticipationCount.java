package io.plumbline.attribute;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Counts in how many conversions each channel and each campaign took part, and adds up their whole amounts. */
final class ParticipationCount {
    static final StructType SCHEMA = StructType.fromDDL("conversion_month INT NOT NULL, model_key BIGINT NOT NULL,"
            + " milestone_key BIGINT NOT NULL, level STRING NOT NULL, channel_key BIGINT NOT NULL, campaign_key BIGINT NOT NULL,"
            + " conversions BIGINT NOT NULL, amount DECIMAL(28,4)");

    private static final UTF8String CHANNEL = UTF8String.fromString("channel");
    private static final UTF8String CAMPAIGN = UTF8String.fromString("campaign");
    private static final long NONE = Touch.NOT_APPLICABLE;
    private static final int PRECISION = 28;

    private final Map<Participant, Count> counts = new HashMap<>();

    /** One of them is {@link #NONE}. */
    private record Participant(int month, long modelKey, long milestoneKey, long channelKey, long campaignKey) {}

    private static final class Count {
        private long conversions;
        private @Nullable BigDecimal amount;

        private void add(@Nullable BigDecimal more) {
            conversions++;
            if (more != null) {
                amount = amount == null ? more : amount.add(more);
            }
        }
    }

    private ParticipationCount() {}

    /** @param conversions as {@link ParticipantIterator} hands them out, each conversion once for each model */
    static Iterator<InternalRow> of(Iterator<InternalRow> conversions) {
        ParticipationCount count = new ParticipationCount();
        conversions.forEachRemaining(count::add);
        return count.counts.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .iterator();
    }

    private void add(InternalRow row) {
        int month = row.getInt(ParticipantIterator.MONTH);
        long model = row.getLong(ParticipantIterator.MODEL_KEY);
        long milestone = row.getLong(ParticipantIterator.MILESTONE_KEY);
        BigDecimal amount = row.isNullAt(ParticipantIterator.AMOUNT)
                ? null
                : BigDecimal.valueOf(row.getLong(ParticipantIterator.AMOUNT), Money.SCALE);
        ArrayData channels = row.getArray(ParticipantIterator.CHANNELS);
        for (int i = 0; i < channels.numElements(); i++) {
            add(new Participant(month, model, milestone, channels.getLong(i), NONE), amount);
        }
        ArrayData campaigns = row.getArray(ParticipantIterator.CAMPAIGNS);
        for (int i = 0; i < campaigns.numElements(); i++) {
            add(new Participant(month, model, milestone, NONE, campaigns.getLong(i)), amount);
        }
    }

    private void add(Participant participant, @Nullable BigDecimal amount) {
        counts.computeIfAbsent(participant, first -> new Count()).add(amount);
    }

    private static InternalRow row(Participant participant, Count count) {
        return new GenericInternalRow(new Object[] {
            participant.month(),
            participant.modelKey(),
            participant.milestoneKey(),
            participant.campaignKey() == NONE ? CHANNEL : CAMPAIGN,
            participant.channelKey(),
            participant.campaignKey(),
            count.conversions,
            count.amount == null ? null : Decimal.apply(count.amount, PRECISION, Money.SCALE)
        });
    }
}
