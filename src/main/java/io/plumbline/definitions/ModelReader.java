package io.plumbline.definitions;

import io.plumbline.definitions.AttributionModel.Channels;
import io.plumbline.definitions.AttributionModel.Leftover;
import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.AttributionModel.Shape;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code conf/models/<name>.conf}. */
final class ModelReader {
    private static final List<String> SHAPES =
            List.of("first-touch", "last-touch", "linear", "position-based", "time-decay");

    private ModelReader() {}

    static AttributionModel read(Node node) {
        return new AttributionModel(
                node.source().baseName(),
                node.required("title", Kinds.TEXT),
                node.required("description", Kinds.TEXT),
                node.required("lookback-days", Kinds.POSITIVE),
                node.optionalBlock("channels").map(ModelReader::channels).orElse(Channels.ALL),
                shape(node.block("shape")),
                node.optional("in-nightly", Kinds.FLAG).orElse(true),
                node.place(),
                ContentHash.of(node.values().values()));
    }

    private static Channels channels(Node channels) {
        List<String> only = channels.optionalList("only", Kinds.TEXT);
        List<String> except = channels.optionalList("except", Kinds.TEXT);
        if (only.isEmpty() == except.isEmpty()) {
            channels.refuse(
                    only.isEmpty() ? "except" : "only",
                    "the channels are not named by one of \"only\" and \"except\"",
                    "Write one of them, such as except = [Direct].");
        }
        return only.isEmpty()
                ? new Channels(Channels.Choice.EXCEPT, Set.copyOf(except))
                : new Channels(Channels.Choice.ONLY, Set.copyOf(only));
    }

    private static Shape shape(Node shape) {
        return switch (shape.required("type", Kind.word(SHAPES))) {
            case "last-touch" -> new Shape.LastTouch();
            case "linear" -> new Shape.Linear();
            case "position-based" -> positionBased(shape);
            case "time-decay" -> timeDecay(shape);
            default -> new Shape.FirstTouch();
        };
    }

    private static Shape timeDecay(Node shape) {
        BigDecimal days = shape.required("half-life-days", Kinds.DECIMAL);
        if (shape.has("half-life-days") && days.signum() <= 0) {
            shape.refuse("half-life-days", "key \"shape.half-life-days\" is not above 0", "Write days, such as 7.");
        }
        return new Shape.TimeDecay(days);
    }

    private static Shape positionBased(Node shape) {
        Node named = shape.block("shares");
        Kind<Position> positions = Kind.choice(Position.class);
        Map<Position, BigDecimal> shares = new EnumMap<>(Position.class);
        named.check().keysAreAmong(positions.words());
        for (String key : named.keys()) {
            positions
                    .parse()
                    .apply(key)
                    .ifPresent(position -> shares.put(position, named.required(key, Kinds.DECIMAL)));
        }
        BigDecimal rest = shape.optional("rest", Kinds.DECIMAL).orElse(BigDecimal.ZERO);
        BigDecimal sum = shares.values().stream().reduce(rest, BigDecimal::add);
        if (shape.has("shares") && sum.compareTo(BigDecimal.ONE) != 0) {
            shape.refuse(
                    "shares",
                    "the shares and \"rest\" add up to "
                            + sum.stripTrailingZeros().toPlainString() + ", not to 1",
                    "Change them so that they add up to 1.");
        }
        Leftover leftover =
                shape.optional("leftover", Kind.choice(Leftover.class)).orElse(Leftover.IN_PROPORTION);
        return new Shape.PositionBased(shares, rest, leftover);
    }
}
