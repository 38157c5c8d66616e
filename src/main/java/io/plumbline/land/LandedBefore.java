package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.land.Deliveries.Known;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The files that earlier runs have dealt with, as they stood then. */
final class LandedBefore {
    private final Set<Seen> seen = new HashSet<>();

    private record Seen(String file, String export, FileStamp stamp) {}

    LandedBefore(Collection<Known> known) {
        known.forEach(k -> seen.add(new Seen(k.file(), k.export(), new FileStamp(k.bytes(), k.modifiedMillis()))));
    }

    /** Whether an earlier run read the file by this contract, or refused the container around it. */
    boolean has(LandingFolder.Found found, String export) {
        return has(found.file(), export, found.bytes())
                || has(found.container(), export, found.bytes())
                || has(found.container(), "", found.bytes());
    }

    boolean has(String file, String export, DeliveredBytes bytes) {
        try {
            return seen.contains(new Seen(file, export, bytes.stamp()));
        } catch (IOException e) {
            throw new PlumblineException(
                    "%s cannot be read: %s. Check its permissions".formatted(file, e.getMessage()), e);
        }
    }
}
