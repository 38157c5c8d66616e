package io.plumbline.land;

import io.plumbline.definitions.Export;
import io.plumbline.land.Deliveries.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which bytes were delivered before: once for all contracts, and once for each contract that shares its files. */
final class Identities {
    private final Set<String> sharing;
    private final Map<Identity, String> originals = new HashMap<>();

    /** @param export "" unless it shares its files */
    private record Identity(String export, String id) {}

    Identities(List<Export> exports, Collection<Known> known) {
        this.sharing = exports.stream().filter(Export::shared).map(Export::name).collect(Collectors.toSet());
        known.forEach(k -> originals.putIfAbsent(identity(k.export(), k.id()), k.file()));
    }

    /** The file that brought the same bytes first; "" for the first, which is remembered. */
    String original(Delivery delivery) {
        String first = originals.putIfAbsent(identity(delivery.export(), delivery.id()), delivery.file());
        return first == null ? "" : first;
    }

    private Identity identity(String export, String id) {
        return new Identity(sharing.contains(export) ? export : "", id);
    }
}
