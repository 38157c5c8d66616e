package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The files that a run finds in the landing folder, in the order (date, path); archives that cannot be taken apart come last.
 *
 * @param files new files, rejected and empty ones included
 * @param duplicates files whose bytes were delivered before
 * @param ignored files and folders that are no deliveries, with the reason
 * @param unknown files that match no contract
 */
public record Deliveries(
        List<Delivery> files, List<Duplicate> duplicates, List<Ignored> ignored, List<String> unknown) {
    public Deliveries {
        files = List.copyOf(files);
        duplicates = List.copyOf(duplicates);
        ignored = List.copyOf(ignored);
        unknown = List.copyOf(unknown);
    }

    /** A file with the bytes of an earlier one. */
    public record Duplicate(String file, String id, long bytes, String export, LocalDate day, String original) {}

    /** A file or folder left alone. */
    public record Ignored(String file, String reason) {}

    /**
     * A file that an earlier run landed. One with the same path, size and time is not read again, so that a landing
     * folder that keeps its history costs nothing. Rejected files don't belong here: they are tried again.
     *
     * @param export the contract that it was read by; "" for an archive that could not be taken apart
     * @param columns the file's header; empty if it has none or was not read
     */
    public record Known(String file, String export, String id, long bytes, long modifiedMillis, List<String> columns) {
        public Known {
            columns = List.copyOf(columns);
        }
    }

    /** Whether there is no file that a run would write down. */
    boolean isNothing() {
        return files.isEmpty() && duplicates.isEmpty() && unknown.isEmpty();
    }

    /** Files delivered up to a date, when nothing has been landed before. */
    public static Deliveries find(Path landing, List<Export> exports, LocalDate upTo) {
        return find(landing, exports, upTo, List.of());
    }

    /** Files delivered up to a date that earlier runs did not land. */
    public static Deliveries find(Path landing, List<Export> exports, LocalDate upTo, Collection<Known> known) {
        LandingFolder folder = LandingFolder.list(landing, upTo);
        ExportMatcher matcher = new ExportMatcher(exports);
        List<String> unknown = new ArrayList<>();
        List<InspectionTask> tasks = new ArrayList<>();
        LandedBefore before = new LandedBefore(known);
        List<Ignored> ignored = new ArrayList<>(folder.ignored());
        for (LandingFolder.Found found : folder.files()) {
            List<Export> matching = matcher.match(found);
            matching.forEach(export -> tasks.add(new InspectionTask(found, ReadPlan.of(export))));
            if (matching.isEmpty()) {
                unknown.add(found.file());
            }
        }
        matcher.complain();
        tasks.removeIf(task -> before.has(task.found(), task.plan().export()));
        ColumnDrift drift = new ColumnDrift(exports, known);
        List<Delivery> inspected = new ArrayList<>();
        Inspections.of(tasks, ignored).forEach(delivery -> inspected.add(drift.judged(delivery)));
        for (LandingFolder.Unopened archive : folder.unopened()) {
            if (!before.has(archive.file(), "", archive.bytes())) {
                inspected.add(rejected(archive));
            }
        }
        Identities identities = new Identities(exports, known);
        return sort(inspected, identities, ignored, unknown);
    }

    private static Delivery rejected(LandingFolder.Unopened archive) {
        try {
            return Delivery.damaged("", archive.file(), archive.bytes(), archive.day(), archive.reason());
        } catch (IOException e) {
            throw new PlumblineException(
                    "%s cannot be read: %s. Check its permissions".formatted(archive.file(), e.getMessage()), e);
        }
    }

    private static Deliveries sort(
            List<Delivery> inspected, Identities identities, List<Ignored> ignored, List<String> unknown) {
        List<Delivery> files = new ArrayList<>();
        List<Duplicate> duplicates = new ArrayList<>();
        for (Delivery delivery : inspected) {
            boolean isEmpty = delivery.verdict() == Verdict.EMPTY;
            String original = identities.original(delivery);
            if (original.isEmpty() || isEmpty) {
                files.add(delivery);
            } else if (!original.equals(delivery.file())) {
                duplicates.add(new Duplicate(
                        delivery.file(), delivery.id(), delivery.bytes(), delivery.export(), delivery.day(), original));
            }
        }
        return new Deliveries(files, duplicates, ignored, unknown);
    }
}
