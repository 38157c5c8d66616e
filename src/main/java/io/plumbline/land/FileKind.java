package io.plumbline.land;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Files that are not the text they are named for, told by their first bytes. */
final class FileKind {
    private static final Map<String, String> MAGIC = Map.of(
            "PK\u0003\u0004", "a zip archive or an Excel workbook",
            "\u001f\u008b", "compressed by gzip",
            "%PDF", "a PDF document",
            "\u00d0\u00cf\u0011\u00e0", "an old Excel workbook",
            "PAR1", "a Parquet file");

    private FileKind() {}

    /** Why the file is no delimited or JSON text, or "". */
    static String mistaken(byte[] head, String declaredEncoding) {
        String start = new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            if (start.startsWith(magic.getKey())) {
                return "the file is %s, not text".formatted(magic.getValue());
            }
        }
        String text = start.replace("\u00ef\u00bb\u00bf", "").stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "the file is a web page (HTML), most likely a log-in or error page saved in place of the export";
        }
        if (text.startsWith("<?xml")) {
            return "the file is XML, not the declared format";
        }
        return declaredEncoding.isEmpty() && looksLikeUnmarkedUtf16(start)
                ? "every second byte is NUL: UTF-16 without a byte-order mark"
                : "";
    }

    private static boolean looksLikeUnmarkedUtf16(String start) {
        boolean isMarked = start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff");
        long nulls = start.chars().filter(c -> c == 0).count();
        return !isMarked && start.length() > 8 && nulls > start.length() * 2 / 5 && nulls < start.length() * 3 / 5;
    }
}
