package io.plumbline.cli;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.definitions.Settings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say which project, landing folder and lake a command works on. */
final class ProjectOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean isHelpWanted;

    @Option(
            names = "--project",
            paramLabel = "FOLDER",
            description = "The folder that holds conf/ and jobs/ (default: Plumbline's own).")
    private Optional<Path> project = Optional.empty();

    @Option(
            names = "--landing",
            paramLabel = "FOLDER",
            description = "Where the exports lie, one folder per delivery date (default: from conf/plumbline.conf).")
    private Optional<Path> landing = Optional.empty();

    @Option(
            names = "--lake",
            paramLabel = "FOLDER",
            description = "Where the tables are kept (default: from conf/plumbline.conf).")
    private Optional<Path> lake = Optional.empty();

    Path project() {
        return project.orElseGet(() -> Path.of(System.getProperty("plumbline.home", ".")))
                .toAbsolutePath()
                .normalize();
    }

    Definitions definitions() {
        return DefinitionsLoader.load(project());
    }

    Path landing(Settings settings) {
        return landing.map(Path::toAbsolutePath)
                .orElseGet(() -> project().resolve(settings.landing()))
                .normalize();
    }

    Path lake(Settings settings) {
        return lake.map(Path::toAbsolutePath)
                .orElseGet(() -> project().resolve(settings.lake()))
                .normalize();
    }
}
