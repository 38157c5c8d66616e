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

/**
 * The files below {@code <landing>/<yyyy-MM-dd>/}, sorted by (date, path), and what is left alone. Archives are taken apart:
 * each of their entries is a file. Links are never followed, and nothing is opened that is no regular file.
 */
record LandingFolder(List<Found> files, List<Unopened> unopened, List<Ignored> ignored) {
    /**
     * A file in a delivery folder, or an entry of an archive there.
     *
     * @param file path below the landing folder, for an entry {@code <archive>!/<entry>}
     * @param name path below the delivery folder that contracts match: without {@code .gz} and the name of an instance, an
     *     entry as if it lay beside its archive
     * @param container path below the landing folder of the file on disk
     */
    record Found(DeliveredBytes bytes, String file, String name, String container, LocalDate day) {}

    /** An archive that cannot be taken apart. */
    record Unopened(DeliveredBytes bytes, String file, LocalDate day, String reason) {}

    static LandingFolder list(Path landing, LocalDate upTo) {
        if (!Files.isDirectory(landing)) {
            throw new PlumblineException(
                    "%s: the landing folder does not exist. Create it, or set the right one in conf/plumbline.conf"
                            .formatted(landing));
        }
        LandingFolder folder = new LandingFolder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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

    /** One file, wherever it lies, as if its path were the one below a delivery folder; taken apart if it is an archive. */
    static LandingFolder of(Path file) {
        LandingFolder folder = new LandingFolder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String path = file.toAbsolutePath().normalize().toString().replace('\\', '/');
        folder.add(
                file,
                EntryName.printable(String.valueOf(file.getFileName())),
                Instance.withoutAny(path),
                LocalDate.EPOCH);
        return folder;
    }

    private void walk(Path landing, Path dayFolder, Path folder, LocalDate day) {
        for (Path entry : children(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isSymbolicLink(entry)) {
                ignore(landing, entry, "a symbolic link");
            } else if (name.startsWith(".")) {
                ignore(landing, entry, "hidden");
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                walk(landing, dayFolder, entry, day);
            } else if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                ignore(landing, entry, "not a regular file");
            } else if (isLinkedElsewhere(entry)) {
                ignore(landing, entry, "a hard link: its bytes can be changed under another name");
            } else if (name.endsWith(".part")) {
                ignore(landing, entry, "still being written (.part)");
            } else {
                add(entry, relative(landing, entry), Instance.without(relative(dayFolder, entry)), day);
            }
        }
    }

    /** Where the file system counts the names of a file; elsewhere there are no such links. */
    private static boolean isLinkedElsewhere(Path file) {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                    && (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
        } catch (IOException e) {
            throw new PlumblineException(
                    "%s cannot be looked at: %s. Check its permissions".formatted(file, e.getMessage()), e);
        }
    }

    private void add(Path path, String file, String name, LocalDate day) {
        if (ZipArchive.isNamedLikeOne(name)) {
            takeApart(path, file, name.substring(0, Math.max(0, name.lastIndexOf('/'))), day);
        } else if (GzipFile.isNamedLikeOne(name)) {
            files.add(new Found(DeliveredBytes.gzip(path), file, GzipFile.inner(name), file, day));
        } else {
            files.add(new Found(DeliveredBytes.of(path), file, name, file, day));
        }
    }

    private void takeApart(Path archive, String file, String folder, LocalDate day) {
        try {
            ZipArchive.entries(archive).stream()
                    .map(entry -> new Found(
                            DeliveredBytes.zipped(archive, entry.text()),
                            file + "!/" + entry.printable(),
                            entry.below(folder),
                            file,
                            day))
                    .sorted(Comparator.comparing(Found::file))
                    .forEach(files::add);
        } catch (ContainerException e) {
            unopened.add(new Unopened(DeliveredBytes.of(archive), file, day, e.reason()));
        } catch (IOException e) {
            throw new PlumblineException(
                    "%s cannot be read: %s. Check its permissions".formatted(file, e.getMessage()), e);
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
        return EntryName.printable(folder.relativize(entry).toString().replace('\\', '/'));
    }
}
