package io.plumbline.reconcile;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;

/** Columns and types as the contracts of the project's tables have them. */
final class Contracts {
    private Contracts() {}

    static Map<String, String> columns(String table) {
        String name = table.substring(table.indexOf('.') + 1);
        String folder = name.endsWith("_record") ? "2-standardize" : "3-reconcile";
        Config columns = ConfigFactory.parseFile(new File("jobs/nightly/" + folder + "/" + name + ".conf"))
                .getConfig("columns");
        Map<String, String> types = new LinkedHashMap<>();
        columns.root().keySet().stream()
                .sorted()
                .forEach(column -> types.put(column, columns.getConfig(column).getString("type")));
        return types;
    }
}
