package io.plumbline.land;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of several accounts of one vendor a file is of. Files of an instance lie in a folder {@code <vendor>@<instance>}; they
 * are read by the contracts of the vendor, and their records are other records than those of any other instance.
 */
final class Instance {
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,62}";
    private static final Pattern FOLDER = Pattern.compile("^[^/]*/[^/@]+@(" + NAME + ")/");
    private static final Pattern FIRST_SUFFIX = Pattern.compile("^([^/@]+)@" + NAME + "(?=/)");
    private static final Pattern ANY_SUFFIX = Pattern.compile("(?<=[^/@])@" + NAME + "(?=/)");

    private Instance() {}

    /**
     * The name of the instance, or "" for files in a folder of the vendor's own name.
     *
     * @param file path below the landing folder, starting with the delivery date
     */
    static String of(String file) {
        Matcher matcher = FOLDER.matcher(file);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The path below a delivery folder that contracts match: as if the file were of no instance. */
    static String without(String path) {
        return FIRST_SUFFIX.matcher(path).replaceFirst("$1");
    }

    /** The same of a path of which nobody knows where the delivery folder begins. */
    static String withoutAny(String path) {
        return ANY_SUFFIX.matcher(path).replaceAll("");
    }
}
