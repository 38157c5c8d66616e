package io.plumbline.definitions;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 (hex) of what a definition says: comments, layout and the order of keys do not count, the order of lists does.
 */
public final class ContentHash {
    private ContentHash() {}

    static String of(ConfigValue value) {
        StringBuilder canonical = new StringBuilder();
        append(canonical, value);
        return ofTexts(List.of(canonical.toString()));
    }

    /** Each text counts with its length, so that no two lists of texts run together. */
    public static String ofTexts(List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append(text.length()).append(':').append(text));
        return HexFormat.of().formatHex(sha256().digest(all.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void append(StringBuilder canonical, ConfigValue value) {
        if (value instanceof ConfigObject object) {
            canonical.append('{');
            for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
                appendText(canonical, entry.getKey());
                append(canonical, entry.getValue());
            }
            canonical.append('}');
        } else if (value instanceof ConfigList list) {
            canonical.append('[');
            list.forEach(item -> append(canonical, item));
            canonical.append(']');
        } else {
            appendText(canonical, Scalars.isScalar(value) ? Scalars.text(value) : "null:");
        }
    }

    private static void appendText(StringBuilder canonical, String text) {
        canonical.append(text.length()).append(':').append(text);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
