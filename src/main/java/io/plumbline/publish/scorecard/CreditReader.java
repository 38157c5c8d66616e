package io.plumbline.publish.scorecard;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.publish.scorecard.ScorecardData.Attribution;
import io.plumbline.publish.scorecard.ScorecardData.ChannelCredit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each model credits each channel with in one month: the largest channels, the others as one, and the unattributed rest. */
final class CreditReader {
    private static final int LARGEST = 6;
    private static final String REST = "(not applicable)";

    private CreditReader() {}

    static Attribution read(ReleasedTables tables, YearMonth month, List<AttributionModel> models) {
        Map<String, Map<String, BigDecimal>> byChannel = new HashMap<>();
        for (Row row : sums(tables, month).collectAsList()) {
            byChannel
                    .computeIfAbsent(row.getString(0), channel -> new HashMap<>())
                    .put(row.getString(1), row.getDecimal(2));
        }
        List<String> named = byChannel.keySet().stream()
                .filter(channel -> !channel.equals(REST))
                .sorted(Comparator.comparing((String channel) -> total(byChannel.getOrDefault(channel, Map.of())))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<ChannelCredit> channels = new ArrayList<>();
        named.stream()
                .limit(LARGEST)
                .forEach(channel -> channels.add(credit(channel, List.of(channel), byChannel, models)));
        if (named.size() > LARGEST) {
            channels.add(credit("Other channels", named.subList(LARGEST, named.size()), byChannel, models));
        }
        if (!byChannel.isEmpty()) {
            channels.add(credit("Unattributed", List.of(REST), byChannel, models));
        }
        return new Attribution(
                "Closed won", models.stream().map(AttributionModel::title).toList(), channels);
    }

    private static Dataset<Row> sums(ReleasedTables tables, YearMonth month) {
        return tables.read("gold.fct_attribution_credit")
                .filter(col("conversion_month").equalTo(KpiHistory.number(month)))
                .filter(col("milestone").equalTo("closed_won"))
                .filter(col("credited_amount").isNotNull())
                .groupBy("channel_key", "model_key")
                .agg(sum("credited_amount").as("amount"))
                .join(tables.read("gold.dim_channel").select("channel_key", "channel"), "channel_key")
                .join(tables.read("gold.dim_model").select("model_key", "model"), "model_key")
                .select("channel", "model", "amount");
    }

    private static ChannelCredit credit(
            String name,
            List<String> channels,
            Map<String, Map<String, BigDecimal>> byChannel,
            List<AttributionModel> models) {
        List<BigDecimal> amounts = models.stream()
                .map(model -> channels.stream()
                        .map(channel ->
                                byChannel.getOrDefault(channel, Map.of()).getOrDefault(model.name(), BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList();
        return new ChannelCredit(name, amounts);
    }

    private static BigDecimal total(Map<String, BigDecimal> byModel) {
        return byModel.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
