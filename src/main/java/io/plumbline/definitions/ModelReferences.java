package io.plumbline.definitions;

import java.util.List;

/** Checks that attribution models name channels that a touch can have. */
final class ModelReferences {
    private static final String CHANNEL = "channel";

    private final List<String> channels;

    ModelReferences(List<Taxonomy> taxonomies) {
        this.channels = taxonomies.stream()
                .filter(taxonomy -> taxonomy.name().equals(CHANNEL))
                .flatMap(taxonomy -> taxonomy.values().stream())
                .toList();
    }

    void check(List<Read<AttributionModel>> models) {
        models.forEach(read -> read.node().optionalBlock("channels").ifPresent(block -> {
            for (String key : List.of("only", "except")) {
                block.check().textsAreAmong(channels, key, block.optionalList(key, Kinds.TEXT));
            }
        }));
    }
}
