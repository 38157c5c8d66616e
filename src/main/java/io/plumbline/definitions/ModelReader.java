package io.plumbline.definitions;

import io.plumbline.definitions.AttributionModel.Channels;
import java.util.List;
import java.util.Set;

/** Reads {@code conf/models/<name>.conf}. */
final class ModelReader {
    private ModelReader() {}

    static AttributionModel read(Node node) {
        return new AttributionModel(
                node.source().baseName(),
                node.required("title", Kinds.TEXT),
                node.required("description", Kinds.TEXT),
                node.required("lookback-days", Kinds.POSITIVE),
                node.optionalBlock("channels").map(ModelReader::channels).orElse(Channels.ALL),
                Shapes.read(node.block("shape")),
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
}
