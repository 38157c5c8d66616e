package io.plumbline.land;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the physical lines of landed records, of which bronze keeps the number alone, by reading their files again. A file that
 * is gone, alone or with the landing folder, that holds other bytes now or that its contract would refuse now tells no line.
 */
final class RecordLines {
    private final Definitions definitions;
    private final DeliveryLedger ledger;

    RecordLines(Definitions definitions, DeliveryLedger ledger) {
        this.definitions = definitions;
        this.ledger = ledger;
    }

    private record FileOf(String export, String deliveryId) {}

    Map<LandedRecord, Long> of(Path landing, Collection<LandedRecord> landed) {
        if (!Files.isDirectory(landing)) {
            return Map.of();
        }
        Map<FileOf, List<LandedRecord>> byFile = landed.stream()
                .collect(Collectors.groupingBy(record -> new FileOf(record.export(), record.deliveryId())));
        Map<LandedRecord, Long> lines = new HashMap<>();
        for (Delivery delivery : deliveries(landing, byFile.keySet())) {
            Optional.ofNullable(byFile.remove(new FileOf(delivery.export(), delivery.id())))
                    .ifPresent(records -> lines.putAll(lines(delivery, records)));
        }
        return lines;
    }

    /** Only the files that were landed with these bytes; all others count as known and are not looked at. */
    private List<Delivery> deliveries(Path landing, Set<FileOf> wanted) {
        List<Deliveries.Known> others = ledger.known(Map.of()).stream()
                .filter(known -> !wanted.contains(new FileOf(known.export(), known.id())))
                .toList();
        Set<String> names = wanted.stream().map(FileOf::export).collect(Collectors.toSet());
        List<Export> exports = definitions.exports().stream()
                .filter(export -> names.contains(export.name()))
                .toList();
        return Deliveries.find(landing, exports, LocalDate.MAX, others).files().stream()
                .filter(delivery -> delivery.verdict() == Verdict.READABLE)
                .toList();
    }

    private Map<LandedRecord, Long> lines(Delivery delivery, List<LandedRecord> records) {
        Map<Long, LandedRecord> open = new TreeMap<>();
        records.forEach(record -> open.put(record.row(), record));
        Map<LandedRecord, Long> lines = new HashMap<>();
        Export export = definitions.export(delivery.export()).orElseThrow();
        try (DeliveryReader reader = DeliveryReader.open(ReadPlan.of(export), delivery)) {
            Fate.Landed row = reader.next();
            while (row != null) {
                LandedRecord found = open.remove(row.row());
                if (found != null) {
                    lines.put(found, reader.line());
                }
                row = open.isEmpty() ? null : reader.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + delivery.file() + " again", e);
        }
        return lines;
    }
}
