package io.plumbline.land;

import io.plumbline.definitions.Export;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files that a run finds in the landing folder, in the order (date, path).
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
     */
    public record Known(String file, String id, long bytes, long modifiedMillis) {}

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
        Map<String, Known> byFile =
                known.stream().collect(Collectors.toMap(Known::file, k -> k, (first, again) -> again));
        List<Ignored> ignored = new ArrayList<>(folder.ignored());
        for (LandingFolder.Found found : folder.files()) {
            matcher.match(found)
                    .ifPresentOrElse(
                            export -> tasks.add(new InspectionTask(found, ReadPlan.of(export))),
                            () -> unknown.add(found.file()));
        }
        matcher.complain();
        tasks.removeIf(task -> task.isUnchanged(byFile.get(task.found().file())));
        List<Delivery> inspected = InspectionTask.runAll(tasks, ignored);
        return sort(inspected, known, ignored, unknown);
    }

    private static Deliveries sort(
            List<Delivery> inspected, Collection<Known> known, List<Ignored> ignored, List<String> unknown) {
        Map<String, String> originals = new HashMap<>();
        known.forEach(k -> originals.putIfAbsent(k.id(), k.file()));
        List<Delivery> files = new ArrayList<>();
        List<Duplicate> duplicates = new ArrayList<>();
        for (Delivery delivery : inspected) {
            boolean isEmpty = delivery.verdict() == Verdict.EMPTY;
            String original = originals.putIfAbsent(delivery.id(), delivery.file());
            if (original == null || isEmpty) {
                files.add(delivery);
            } else if (!original.equals(delivery.file())) {
                duplicates.add(new Duplicate(
                        delivery.file(), delivery.id(), delivery.bytes(), delivery.export(), delivery.day(), original));
            }
        }
        return new Deliveries(files, duplicates, ignored, unknown);
    }
}
