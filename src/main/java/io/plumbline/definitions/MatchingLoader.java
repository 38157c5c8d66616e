package io.plumbline.definitions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads how records are matched: the kinds of values, which all share, and one file that maps a set of records to them. */
public final class MatchingLoader {
    private static final String KINDS = "conf/matching/kinds.conf";
    private static final String PEOPLE = "conf/matching/people.conf";
    private static final String NICKNAMES = "conf/matching/nicknames.conf";

    /** The files there that tell no set of records. */
    private static final Set<String> OTHERS =
            Set.of(KINDS, NICKNAMES, DecisionsReader.FILE, AccountMatchingReader.FILE);

    private MatchingLoader() {}

    /**
     * Notes the mistakes of all files below {@code conf/matching}.
     *
     * @return how people are matched; empty for a project that does not say it
     */
    static Optional<Read<Loaded>> read(ProjectFiles files, DefinitionFiles definitions) {
        if (!files.exists(KINDS)) {
            return Optional.empty();
        }
        Optional<Read<MatchingKinds>> kinds = kinds(definitions);
        List<Read<Loaded>> all = new ArrayList<>();
        files.below("conf/matching", ".conf").stream()
                .filter(file -> !OTHERS.contains(file))
                .forEach(file ->
                        kinds.flatMap(known -> loaded(definitions, file, known)).ifPresent(all::add));
        return all.stream()
                .filter(read -> read.node().source().file().equals(PEOPLE))
                .findFirst();
    }

    private static Optional<Read<MatchingKinds>> kinds(DefinitionFiles definitions) {
        Optional<Read<List<Set<String>>>> nicknames = definitions.one(NICKNAMES, MatchingKindsReader::nicknames);
        List<Set<String>> forms = nicknames.map(Read::definition).orElse(List.of());
        return definitions.one(KINDS, node -> MatchingKindsReader.read(node, forms));
    }

    private static Optional<Read<Loaded>> loaded(DefinitionFiles definitions, String file, Read<MatchingKinds> kinds) {
        return definitions.one(file, node -> {
            RecordMatching matching = RecordMatchingReader.read(node, kinds.definition());
            String hash = ContentHash.ofTexts(List.of(
                    ContentHash.of(node.values().values()),
                    ContentHash.of(kinds.node().values().values()),
                    inOrder(kinds.definition().nicknames())));
            return new Loaded(kinds.definition(), matching, hash);
        });
    }

    /** A set has no order of its own, and another one in each process. */
    private static String inOrder(List<Set<String>> nicknames) {
        return nicknames.stream().map(TreeSet::new).toList().toString();
    }

    /**
     * A matching and the kinds of values that it compares.
     *
     * @param hash of all that this is read from
     */
    public record Loaded(MatchingKinds kinds, RecordMatching matching, String hash) {}

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
        Optional<Read<MatchingKinds>> kinds = kinds(shared);
        problems.throwIfAny();
        DefinitionFiles own = new DefinitionFiles(new ProjectFiles(folder, problems), problems);
        Optional<Read<Loaded>> loaded = loaded(own, file, kinds.orElseThrow());
        problems.throwIfAny();
        return loaded.orElseThrow().definition();
    }
}
