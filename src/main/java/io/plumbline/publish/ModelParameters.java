package io.plumbline.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Leftover;
import io.plumbline.definitions.AttributionModel.Shape;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** An attribution model's parameters as they stand in the output: JSON with keys in a fixed order. */
final class ModelParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelParameters() {}

    /** The kind of model in one word, e.g. {@code position_based}. */
    static String shape(Shape shape) {
        return shape.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    static String json(AttributionModel model) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.put("lookback_days", model.lookbackDays());
        if (!model.channels().areAll()) {
            ArrayNode names =
                    parameters.putArray(model.channels().choice().name().toLowerCase(Locale.ROOT) + "_channels");
            model.channels().names().forEach(names::add);
        }
        if (model.shape() instanceof Shape.PositionBased positions) {
            positions.shares().entrySet().stream()
                    .sorted(Comparator.comparing(Map.Entry::getKey))
                    .forEach(share -> parameters.put(share.getKey().name().toLowerCase(Locale.ROOT), share.getValue()));
            parameters.put("rest", positions.rest());
            if (positions.leftover() != Leftover.IN_PROPORTION) {
                parameters.put("leftover", positions.leftover().name().toLowerCase(Locale.ROOT));
            }
        }
        if (model.shape() instanceof Shape.TimeDecay decay) {
            parameters.put("half_life_days", decay.halfLifeDays());
        }
        return parameters.toString();
    }
}
