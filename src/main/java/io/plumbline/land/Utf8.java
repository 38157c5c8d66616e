package io.plumbline.land;

/** Tells characters of UTF-8 that are no ASCII from their bytes, as strictly as the platform's decoder. */
final class Utf8 {
    private Utf8() {}

    /** How many bytes the character at a position has; 0 if there is none, or only a part of one before the end. */
    static int length(byte[] text, int at, int end) {
        int first = text[at] & 0xFF;
        int length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (length == 0 || at + length > end) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length == 2 || isShortest(first, text[at + 1] & 0xFF) ? length : 0;
    }

    /** Neither longer than needed, nor half of a surrogate pair, nor beyond the last character. */
    private static boolean isShortest(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second <= 0x9F;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F;
            default -> true;
        };
    }
}
