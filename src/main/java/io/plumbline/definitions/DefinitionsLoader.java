package io.plumbline.definitions;

import java.nio.file.Path;
import java.util.Optional;

/** Reads all of {@code conf/} and {@code jobs/}. */
public final class DefinitionsLoader {
    private static final String FUNCTIONS = "jobs/nightly/functions.sql";

    private DefinitionsLoader() {}

    /**
     * The definitions of the project in a folder.
     *
     * @throws DefinitionException with all mistakes at once
     */
    public static Definitions load(Path root) {
        Problems problems = new Problems();
        ProjectFiles files = new ProjectFiles(root, problems);
        DefinitionFiles definitions = new DefinitionFiles(files, problems);
        DefinitionParts parts = read(files, definitions, problems);
        parts.check(knownTables(parts, definitions), problems);
        problems.throwIfAny();
        return parts.toDefinitions(root);
    }

    private static DefinitionParts read(ProjectFiles files, DefinitionFiles definitions, Problems problems) {
        return new DefinitionParts(
                definitions.one("conf/plumbline.conf", SettingsReader::read),
                matching(files, definitions),
                MatchingLoader.read(files, definitions),
                files.exists(DecisionsReader.FILE)
                        ? definitions.one(DecisionsReader.FILE, DecisionsReader::read)
                        : Optional.empty(),
                definitions.one("conf/trust.conf", TrustReader::read),
                definitions.one("conf/gates.conf", GateReader::read),
                definitions.one(JobReferences.FILE, JobReader::read),
                definitions.below("conf/exports", ExportReader::read),
                new TableFiles(files, definitions, problems).read(),
                definitions.named("conf/kpis", KpiReader::read),
                definitions.named("conf/taxonomy", TaxonomyReader::read),
                definitions.named("conf/calendars", CalendarReader::read),
                definitions.named("conf/models", ModelReader::read),
                files.exists(FUNCTIONS) ? files.text(FUNCTIONS).orElse("") : "");
    }

    private static Optional<Read<Matching>> matching(ProjectFiles files, DefinitionFiles definitions) {
        String suffixes = files.exists(AccountMatchingReader.PUBLIC_SUFFIXES)
                ? files.text(AccountMatchingReader.PUBLIC_SUFFIXES).orElse("")
                : "";
        AccountMatching accounts = files.exists(AccountMatchingReader.FILE)
                ? definitions
                        .one(AccountMatchingReader.FILE, node -> AccountMatchingReader.read(node, suffixes))
                        .map(Read::definition)
                        .orElseGet(AccountMatchingReader::none)
                : AccountMatchingReader.none();
        return definitions.one("conf/matching.conf", node -> MatchingReader.read(node, accounts));
    }

    private static KnownTables knownTables(DefinitionParts parts, DefinitionFiles definitions) {
        return new KnownTables(
                DefinitionParts.definitions(parts.tables()),
                DefinitionParts.definitions(parts.exports()),
                definitions.unreadable());
    }
}
