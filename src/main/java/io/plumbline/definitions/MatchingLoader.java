package io.plumbline.definitions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how records are matched: the kinds of values, which all share, and one file that maps a set of records to them. */
public final class MatchingLoader {
    private static final String KINDS = "conf/matching/kinds.conf";
    private static final String NICKNAMES = "conf/matching/nicknames.conf";

    private MatchingLoader() {}

    /** Notes the mistakes of all files below {@code conf/matching}; a project that matches nothing has none. */
    static void check(ProjectFiles files, DefinitionFiles definitions) {
        if (!files.exists(KINDS)) {
            return;
        }
        Optional<MatchingKinds> kinds = kinds(definitions);
        files.below("conf/matching", ".conf").stream()
                .filter(file -> !file.equals(KINDS) && !file.equals(NICKNAMES) && !file.equals(DecisionsReader.FILE))
                .forEach(file -> kinds.ifPresent(
                        known -> definitions.one(file, node -> RecordMatchingReader.read(node, known))));
    }

    private static Optional<MatchingKinds> kinds(DefinitionFiles definitions) {
        List<Set<String>> nicknames = definitions
                .one(NICKNAMES, MatchingKindsReader::nicknames)
                .map(Read::definition)
                .orElse(List.of());
        return definitions
                .one(KINDS, node -> MatchingKindsReader.read(node, nicknames))
                .map(Read::definition);
    }

    /** A matching and the kinds of values that it compares. */
    public record Loaded(MatchingKinds kinds, RecordMatching matching) {}

    /**
     * The kinds of a project, and a matching that stands in it or elsewhere.
     *
     * @param root the project
     * @param folder the folder that {@code file} is relative to
     * @throws DefinitionException with all mistakes at once
     */
    public static Loaded load(Path root, Path folder, String file) {
        Problems problems = new Problems();
        DefinitionFiles shared = new DefinitionFiles(new ProjectFiles(root, problems), problems);
        Optional<MatchingKinds> kinds = kinds(shared);
        problems.throwIfAny();
        DefinitionFiles own = new DefinitionFiles(new ProjectFiles(folder, problems), problems);
        Optional<RecordMatching> matching = own.one(file, node -> RecordMatchingReader.read(node, kinds.orElseThrow()))
                .map(Read::definition);
        problems.throwIfAny();
        return new Loaded(kinds.orElseThrow(), matching.orElseThrow());
    }
}
