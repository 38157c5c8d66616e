package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.LearntShape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes the rules of models: with the keys of the channels that they name, and what they learnt. */
final class Rules {
    private Rules() {}

    /** Whether one of the models credits by what it learnt of all journeys. */
    static boolean needChannelShares(Collection<AttributionModel> models) {
        return models.stream().anyMatch(Rules::sharesByWorth);
    }

    /** @param channelShares gold.fct_channel_share, asked for only when a model needs it */
    static List<Rule> of(SparkSession spark, List<AttributionModel> models, Supplier<Dataset<Row>> channelShares) {
        MemberKeys keys = new MemberKeys(spark);
        Map<Long, ChannelWeights> learnt =
                needChannelShares(models) ? ChannelWeights.read(channelShares.get()) : Map.of();
        return models.stream()
                .map(model -> Rule.of(
                        model,
                        keys::ofChannel,
                        sharesByWorth(model)
                                ? learnt.getOrDefault(keys.ofModel(model.name()), ChannelWeights.EQUAL)
                                : ChannelWeights.EQUAL))
                .toList();
    }

    private static boolean sharesByWorth(AttributionModel model) {
        return model.shape().learnt().filter(LearntShape::sharesByWorth).isPresent();
    }
}
