package io.plumbline.land;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The name of an archive's entry. It is data: matched and shown, and never the path of a file that is opened. */
record EntryName(String text) {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");
    private static final List<String> CONTAINERS =
            List.of(".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst");

    /** With control characters written out, so that a name makes no line of its own in a log or a listing. */
    static String printable(String name) {
        return CONTROL.matcher(name)
                .replaceAll(c -> "\\\\u%04x".formatted((int) c.group().charAt(0)));
    }

    static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    String printable() {
        return printable(text);
    }

    /** Below a folder, where it would lie if it were a file: without steps upwards, roots and control characters. */
    String below(String folder) {
        String name = segments().stream()
                .filter(segment -> !segment.equals(".") && !segment.equals(".."))
                .map(segment -> CONTROL.matcher(segment).replaceAll("_"))
                .collect(Collectors.joining("/"));
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /** Files that file managers hide, and those that macOS adds to archives. */
    boolean isHidden() {
        return segments().stream()
                .anyMatch(segment -> segment.equals("__MACOSX")
                        || segment.startsWith(".") && !segment.equals(".") && !segment.equals(".."));
    }

    boolean isContainer() {
        return CONTAINERS.stream().anyMatch(text.toLowerCase(Locale.ROOT)::endsWith);
    }

    private List<String> segments() {
        return Arrays.stream(text.replace('\\', '/').split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
