package io.plumbline.definitions;

import io.plumbline.definitions.Volume.Reaction;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the {@code volume} of an export. */
final class VolumeReader {
    private static final int DEFAULT_DATES = 14;

    private VolumeReader() {}

    static Volume read(Node volume) {
        Optional<BigDecimal> least = volume.optional("least", Kinds.DECIMAL);
        Optional<BigDecimal> most = volume.optional("most", Kinds.DECIMAL);
        if (least.isEmpty() && most.isEmpty()) {
            volume.refuse(
                    "least",
                    "key \"volume\" says neither \"least\" nor \"most\"",
                    "Write least = 0.5 for at least half the usual rows, most = 3 for at most three times as many.");
        }
        boolean isOrdered = least.orElse(BigDecimal.ZERO).signum() >= 0
                && least.orElse(BigDecimal.ZERO).compareTo(most.orElse(BigDecimal.valueOf(Long.MAX_VALUE))) <= 0;
        if (!isOrdered) {
            volume.refuse(
                    "least",
                    "key \"volume.least\" is negative or above \"volume.most\"",
                    "Write shares of the usual number of rows, such as least = 0.5, most = 3.");
        }
        return new Volume(
                least,
                most,
                volume.optional("dates", Kinds.POSITIVE).orElse(DEFAULT_DATES),
                volume.optional("when-unusual", Kind.choice(Reaction.class)).orElse(Reaction.MARK));
    }
}
