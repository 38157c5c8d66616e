package io.plumbline.land;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Looks a range of bytes up among texts; lower and upper case of ASCII are the same here. */
final class AsciiTexts {
    private final byte[][][] byLength;

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
    }

    boolean contain(byte[] bytes, int from, int to) {
        if (to - from >= byLength.length) {
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
            byte b = bytes[from + i];
            if (text[i] != (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b)) {
                return false;
            }
        }
        return true;
    }
}
