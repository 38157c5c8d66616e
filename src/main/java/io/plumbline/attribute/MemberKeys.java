package io.plumbline.attribute;

import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.AttributionModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** Keys of members of gold's dimensions, by the one function that makes them. */
final class MemberKeys {
    private final SparkSession spark;
    private final Map<String, Long> known = new HashMap<>();

    MemberKeys(SparkSession spark) {
        this.spark = spark;
    }

    long ofChannel(String channel) {
        return key("channel", channel);
    }

    long ofModel(String model) {
        return key("model", model);
    }

    /** Keys of models by their names. */
    Map<String, Long> ofModels(List<AttributionModel> models) {
        Map<String, Long> keys = new HashMap<>();
        models.forEach(model -> keys.put(model.name(), ofModel(model.name())));
        return keys;
    }

    private long key(String dimension, String member) {
        return known.computeIfAbsent(
                dimension + ':' + member,
                first -> spark.createDataset(List.of(member), Encoders.STRING())
                        .select(expr("member_key('" + dimension + "', value)"))
                        .head()
                        .getLong(0));
    }
}
