package io.plumbline.definitions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files below the project root, named relative to it with forward slashes. */
final class ProjectFiles {
    private static final long LARGEST_BYTES = 1L << 20;
    private static final int DEEPEST_FOLDER = 4;

    private final Path root;
    private final Problems problems;

    ProjectFiles(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /** The files below a folder with this ending, sorted; none if there is no such folder. */
    List<String> below(String folder, String ending) {
        if (!Files.isDirectory(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root.resolve(folder), DEEPEST_FOLDER)) {
            return paths.map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(new Place(folder, 0), "cannot be listed (" + reason(e) + ")", "Make the folder readable.");
            return List.of();
        }
    }

    boolean exists(String file) {
        return Files.exists(root.resolve(file));
    }

    /** The text of a file; empty with a problem noted if it cannot be read as UTF-8 text of at most 1 MiB. */
    Optional<String> text(String file) {
        Path path = root.resolve(file);
        Place place = new Place(file, 0);
        if (!Files.isRegularFile(path)) {
            problems.add(place, "is missing or no regular file", "Create it.");
            return Optional.empty();
        }
        try {
            if (Files.size(path) > LARGEST_BYTES) {
                problems.add(place, "is larger than 1 MiB", "Split it, or move data out of the definitions.");
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(place, "is not UTF-8 text", "Save it as UTF-8.");
        } catch (IOException e) {
            problems.add(place, "cannot be read (" + reason(e) + ")", "Make the file readable.");
        }
        return Optional.empty();
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName();
    }
}
