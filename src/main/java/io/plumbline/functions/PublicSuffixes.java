package io.plumbline.functions;

import java.io.Serializable;
import java.net.IDN;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Finds the part of a host name that somebody registered: the public suffix and one label more, by the algorithm of
 * publicsuffix.org. Under suffixes of its private section (github.io) everybody has a label of their own as well.
 */
public final class PublicSuffixes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Set<String> suffixes = new HashSet<>();
    /** Of rules like {@code *.ck}, what stands behind the asterisk. */
    private final Set<String> wildcards = new HashSet<>();
    /** Of rules like {@code !www.ck}, which are no suffixes although a wildcard says so. */
    private final Set<String> exceptions = new HashSet<>();

    PublicSuffixes(List<String> rules) {
        for (String rule : rules) {
            if (rule.startsWith("!")) {
                exceptions.add(ascii(rule.substring(1)));
            } else if (rule.startsWith("*.")) {
                wildcards.add(ascii(rule.substring(2)));
            } else {
                suffixes.add(ascii(rule));
            }
        }
    }

    /** The registered part in small letters; null for a public suffix itself and for what is no host. */
    public @Nullable UTF8String registered(@Nullable UTF8String host) {
        return host == null ? null : UTF8String.fromString(registered(host.toString()));
    }

    @Nullable
    String registered(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
            return null;
        }
        int dot = -1;
        int before = -1;
        do {
            int start = dot + 1;
            String rest = ascii(name.substring(start));
            if (exceptions.contains(rest)) {
                return name.substring(start);
            }
            if (isSuffix(rest)) {
                return start == 0 ? null : name.substring(before);
            }
            before = start;
            dot = name.indexOf('.', start);
        } while (dot >= 0);
        return null;
    }

    private boolean isSuffix(String name) {
        int dot = name.indexOf('.');
        return dot < 0 || suffixes.contains(name) || wildcards.contains(name.substring(dot + 1));
    }

    private static String ascii(String name) {
        if (name.chars().allMatch(letter -> letter < 128)) {
            return name;
        }
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
