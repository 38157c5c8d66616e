package io.plumbline.kit;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The exports, taxonomies, canonical tables and functions of this project, without the stages that come after them; but for
 * the contracts of the tables that the gaps of taxonomies are found in.
 */
public final class StandardProject {
    private static final String TABLES = "jobs/nightly/2-standardize";

    /** By stage, with its number and schema. */
    private static final Map<String, List<String>> LATER = new TreeMap<>(Map.of(
            "3-reconcile", List.of("silver.account", "silver.account_link", "silver.person"),
            "4-attribute", List.of("silver.opportunity_person", "gold.fct_attribution_credit"),
            "5-measure", List.of("silver.utm_use")));

    private StandardProject() {}

    /** The definitions, with a reporting zone of the test's choice. */
    public static Definitions in(Path folder, String reportingZone) {
        return in(folder, reportingZone, "conf/exports");
    }

    /** The same, of whose exports only those in this folder are there: to check all of them takes seconds. */
    public static Definitions in(Path folder, String reportingZone, String exports) {
        Path project = Path.of("").toAbsolutePath();
        DefinitionTree tree = DefinitionTree.emptyProject(folder)
                .write("conf/plumbline.conf", """
                        company = Test, landing = landing, lake = lake
                        reporting { currency = USD, zone = "%s" }
                        fx { max-age-days = 7 }
                        default-region = US
                        privacy { person-secret-file = ".plumbline/person.key" }
                        """.formatted(reportingZone))
                .write("conf/trust.conf", "order = [salesforce.contact, salesforce.lead, marketo.person]")
                .copy(project, exports)
                .copy(project, "conf/taxonomy")
                .copy(project, TABLES)
                .copy(project, "jobs/nightly/functions.sql")
                .write("jobs/nightly.conf", "stages = [" + stage("2-standardize", tables(project)) + later() + "]");
        LATER.forEach((stage, tables) -> tables.forEach(table -> {
            String file = "jobs/nightly/" + stage + "/" + TableName.of(table).name() + ".conf";
            tree.write(file, standingAlone(project.resolve(file)));
        }));
        return tree.load();
    }

    /** A contract that names no other table, because those are not here: neither where changed rows lead nor whose keys it holds. */
    private static String standingAlone(Path contract) {
        try {
            return Files.readString(contract)
                    .replaceAll("(?ms)^recompute \\{$.*?^\\}\\n", "")
                    .replaceAll(" references = [^,]+,", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String later() {
        return LATER.entrySet().stream()
                .map(stage -> stage(stage.getKey(), String.join(", ", stage.getValue())))
                .collect(Collectors.joining());
    }

    private static String stage(String numbered, String tables) {
        return "{ name = " + numbered.substring(2) + ", tables = [" + tables + "] }\n";
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
