package io.plumbline.land;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Looks a range of bytes up among texts; lower and upper case of ASCII are the same here. */
final class AsciiTexts {
    private final byte[][][] byLength;
    private final boolean[] isFirst = new boolean[1 << Byte.SIZE];

    AsciiTexts(Collection<String> texts) {
        List<byte[]> all = texts.stream()
                .map(text -> text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8))
                .toList();
        int longest = all.stream().mapToInt(text -> text.length).max().orElse(0);
        this.byLength = new byte[longest + 1][][];
        for (int length = 0; length <= longest; length++) {
            int wanted = length;
            byLength[length] =
                    all.stream().filter(text -> text.length == wanted).toArray(byte[][]::new);
        }
        all.stream().filter(text -> text.length > 0).forEach(text -> isFirst[text[0] & 0xFF] = true);
    }

    boolean contain(byte[] bytes, int from, int to) {
        if (to - from >= byLength.length || from < to && !isFirst[lower(bytes[from]) & 0xFF]) {
            return false;
        }
        for (byte[] text : byLength[to - from]) {
            if (isSame(text, bytes, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(byte[] text, byte[] bytes, int from) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] != lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }
}
