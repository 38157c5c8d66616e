package io.plumbline.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** An attribution model's parameters as they stand in the output: JSON with keys in a fixed order. */
final class ModelParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelParameters() {}

    /** The kind of model in one word, e.g. {@code position_based}. */
    static String shape(Shape shape) {
        return shape.type().replace('-', '_');
    }

    static String json(AttributionModel model) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.put("lookback_days", model.lookbackDays());
        if (!model.channels().areAll()) {
            ArrayNode names =
                    parameters.putArray(model.channels().choice().name().toLowerCase(Locale.ROOT) + "_channels");
            model.channels().names().forEach(names::add);
        }
        model.shape().parameters().forEach((key, value) -> put(parameters, key, value));
        model.intervals().parameters().forEach((key, value) -> put(parameters, key, value));
        return parameters.toString();
    }

    private static void put(ObjectNode parameters, String key, Object value) {
        if (value instanceof BigDecimal number) {
            parameters.put(key, number);
        } else if (value instanceof Integer number) {
            parameters.put(key, number);
        } else if (value instanceof Boolean isTrue) {
            parameters.put(key, isTrue);
        } else if (value instanceof List<?> items) {
            parameters.set(key, JSON.valueToTree(items));
        } else {
            parameters.put(key, value.toString());
        }
    }
}
