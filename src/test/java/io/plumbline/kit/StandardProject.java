package io.plumbline.kit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exports, taxonomies, canonical tables and functions of this project, without the stages that come after them. */
public final class StandardProject {
    private static final String TABLES = "jobs/nightly/2-standardize";

    private StandardProject() {}

    /** The definitions, with a reporting zone of the test's choice. */
    public static Definitions in(Path folder, String reportingZone) {
        Path project = Path.of("").toAbsolutePath();
        return DefinitionTree.emptyProject(folder)
                .write("conf/plumbline.conf", """
                        company = Test, landing = landing, lake = lake
                        reporting { currency = USD, zone = "%s" }
                        fx { max-age-days = 7 }
                        default-region = US
                        privacy { person-secret-file = ".plumbline/person.key" }
                        """.formatted(reportingZone))
                .write("conf/trust.conf", "order = [salesforce.contact, salesforce.lead, marketo.person]")
                .copy(project, "conf/exports")
                .copy(project, "conf/taxonomy")
                .copy(project, TABLES)
                .copy(project, "jobs/nightly/functions.sql")
                .write("jobs/nightly.conf", "stages = [{ name = standardize, tables = [" + tables(project) + "] }]")
                .load();
    }

    private static String tables(Path project) {
        try (Stream<Path> files = Files.list(project.resolve(TABLES))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".conf"))
                    .map(name -> name.substring(0, name.length() - ".conf".length()))
                    .sorted()
                    .toList();
            return names.stream()
                    .map(name -> TableName.of("silver." + name).toString())
                    .collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
