package io.plumbline.definitions;

import io.plumbline.definitions.AttributionModel.Channels;
import java.util.List;
import java.util.Set;

/** Reads {@code conf/models/<name>.conf}. */
final class ModelReader {
    private ModelReader() {}

    static AttributionModel read(Node node) {
        Shape shape = Shapes.read(node.block("shape"));
        return new AttributionModel(
                node.source().baseName(),
                node.required("title", Kinds.TEXT),
                node.required("description", Kinds.TEXT),
                node.required("lookback-days", Kinds.POSITIVE),
                node.optionalBlock("channels").map(ModelReader::channels).orElse(Channels.ALL),
                shape,
                node.optionalBlock("intervals")
                        .map(intervals -> intervals(node, shape, intervals))
                        .orElse(Intervals.NONE),
                node.optional("in-nightly", Kinds.FLAG).orElse(true),
                node.place(),
                ContentHash.of(node.values().values()));
    }

    private static Intervals intervals(Node model, Shape shape, Node intervals) {
        if (shape.learnt().isEmpty()) {
            model.refuse(
                    "intervals",
                    "a model of the kind " + shape.type() + " learns nothing that an interval could be told of",
                    "Take the block out.");
        }
        return Intervals.read(intervals);
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
}
