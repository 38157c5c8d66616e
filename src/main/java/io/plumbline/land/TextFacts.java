package io.plumbline.land;

import java.util.List;

/** NUL characters and blankness of a text, whatever its format. */
final class TextFacts {
    private boolean isBlank = true;
    private boolean endsInNull;
    private long line;
    private long nulls;

    /** @param firstLine the physical line on which the bytes begin */
    void accept(byte[] text, int from, int to, long firstLine) {
        for (int i = from; i < to && isBlank; i++) {
            isBlank = text[i] > 0 && text[i] <= ' ';
        }
        int i = from;
        while (i < to) {
            if (i + ByteWords.BYTES <= to && ByteWords.firstEqual(ByteWords.at(text, i), 0) == 0) {
                i += ByteWords.BYTES;
            } else {
                if (text[i] == 0) {
                    line = nulls == 0 ? firstLine + lineFeeds(text, from, i) : line;
                    nulls++;
                }
                i++;
            }
        }
        endsInNull = from < to ? text[to - 1] == 0 : endsInNull;
    }

    private static int lineFeeds(byte[] text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    boolean isBlank() {
        return isBlank;
    }

    String damage() {
        return endsInNull ? "the file ends in NUL bytes: it was not written to its end" : "";
    }

    List<String> oddities() {
        return nulls == 0
                ? List.of()
                : List.of("%d NUL characters, the first on line %d; kept as delivered".formatted(nulls, line));
    }
}
