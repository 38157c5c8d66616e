package io.plumbline.definitions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads definition files of one sort, one after the other. */
final class DefinitionFiles {
    private static final Kind<String> FILE_NAME = Kind.shaped(
            "a file name of small letters, digits, hyphens and underscores",
            "mql_to_sal.conf",
            "[a-z][a-z0-9_-]{0,62}");

    private final ProjectFiles files;
    private final Problems problems;
    private final HoconReader hocon;
    private final Set<String> unreadable = new TreeSet<>();

    DefinitionFiles(ProjectFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.hocon = new HoconReader(files, problems);
    }

    /** Tables, without schema, that the files that could not be read at all would have made. */
    Set<String> unreadable() {
        return unreadable;
    }

    <T> Optional<Read<T>> one(String file, Function<Node, T> reader) {
        Optional<Node> node = hocon.read(file);
        if (node.isEmpty()) {
            // A contract's table is named like its file, an export's bronze table like its folder and file.
            String[] names = file.substring(0, file.length() - ".conf".length()).split("/");
            String name = names[names.length - 1];
            unreadable.add(name);
            unreadable.add(names[names.length - 2] + "_" + name);
        }
        return node.map(root -> {
            Read<T> read = new Read<>(reader.apply(root), root);
            root.finish();
            return read;
        });
    }

    /** All files below a folder. */
    <T> List<Read<T>> below(String folder, Function<Node, T> reader) {
        List<Read<T>> all = new ArrayList<>();
        for (String file : files.below(folder, ".conf")) {
            one(file, reader).ifPresent(all::add);
        }
        all.forEach(this::checkFileName);
        return all;
    }

    /** All files below a folder, of which no two may have the same name. */
    <T> List<Read<T>> named(String folder, Function<Node, T> reader) {
        List<Read<T>> all = below(folder, reader);
        Map<String, String> owners = new HashMap<>();
        for (Read<T> read : all) {
            Source source = read.node().source();
            @Nullable String owner = owners.putIfAbsent(source.baseName(), source.file());
            if (owner != null) {
                problems.add(
                        new Place(source.file(), 0), "has the same name as " + owner, "Rename one of the two files.");
            }
        }
        return all;
    }

    private void checkFileName(Read<?> read) {
        Source source = read.node().source();
        if (FILE_NAME.parse().apply(source.baseName()).isEmpty()) {
            problems.add(
                    new Place(source.file(), 0),
                    "is no name of a definition; expected " + FILE_NAME.expected(),
                    "Name it like " + FILE_NAME.example() + ".");
        }
    }
}
