package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.land.Deliveries.Ignored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files below {@code <landing>/<yyyy-MM-dd>/}, sorted by (date, path), and what is left alone. */
record LandingFolder(List<Found> files, List<Ignored> ignored) {
    /**
     * A file in a delivery folder.
     *
     * @param file path below the landing folder
     * @param name path below the delivery folder
     */
    record Found(Path path, String file, String name, LocalDate day) {}

    static LandingFolder list(Path landing, LocalDate upTo) {
        if (!Files.isDirectory(landing)) {
            throw new PlumblineException(
                    "%s: the landing folder does not exist. Create it, or set the right one in conf/plumbline.conf"
                            .formatted(landing));
        }
        LandingFolder folder = new LandingFolder(new ArrayList<>(), new ArrayList<>());
        for (Path entry : children(landing)) {
            Optional<LocalDate> day = day(entry);
            if (day.isEmpty() || !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                folder.ignore(landing, entry, "not a folder named like a date (yyyy-MM-dd)");
            } else if (!day.get().isAfter(upTo)) {
                folder.walk(landing, entry, entry, day.get());
            }
        }
        return folder;
    }

    private void walk(Path landing, Path dayFolder, Path folder, LocalDate day) {
        for (Path entry : children(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isSymbolicLink(entry)) {
                ignore(landing, entry, "a symbolic link");
            } else if (name.startsWith(".")) {
                ignore(landing, entry, "hidden");
            } else if (Files.isDirectory(entry)) {
                walk(landing, dayFolder, entry, day);
            } else if (!Files.isRegularFile(entry)) {
                ignore(landing, entry, "not a regular file");
            } else if (name.endsWith(".part")) {
                ignore(landing, entry, "still being written (.part)");
            } else {
                files.add(new Found(entry, relative(landing, entry), relative(dayFolder, entry), day));
            }
        }
    }

    private void ignore(Path landing, Path entry, String reason) {
        ignored.add(new Ignored(relative(landing, entry), reason));
    }

    /** Sorted by name, so that no file system's order is ever visible. */
    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException e) {
            throw new PlumblineException("%s cannot be listed: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static Optional<LocalDate> day(Path entry) {
        try {
            return Optional.of(LocalDate.parse(String.valueOf(entry.getFileName())));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String relative(Path folder, Path entry) {
        return folder.relativize(entry).toString().replace('\\', '/');
    }
}
