package io.plumbline.land;

import java.util.List;

/** NUL characters and blankness of a text, whatever its format. */
final class TextFacts {
    private boolean isBlank = true;
    private boolean endsInNull;
    private long line = 1;
    private long nulls;

    void accept(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] <= ' ') {
                control(text[i]);
            } else {
                isBlank = false;
            }
        }
        endsInNull = length > 0 ? text[length - 1] == 0 : endsInNull;
    }

    /** Lines are counted up to the first NUL only, by line feeds. */
    private void control(char c) {
        if (c == '\n' && nulls == 0) {
            line++;
        } else if (c == 0) {
            nulls++;
            isBlank = false;
        }
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
