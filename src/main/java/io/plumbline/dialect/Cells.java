package io.plumbline.dialect;

import java.util.List;

/**
 * The cells of one text, read by a dialect to the letter.
 *
 * @param flaws how many cells break the dialect's rules
 * @param openAt where a quote opens that never closes, -1 where none does
 * @param quoted how many cells are quoted
 */
record Cells(List<String> values, int flaws, int openAt, int quoted) {
    Cells {
        values = List.copyOf(values);
    }

    boolean isOpen() {
        return openAt >= 0;
    }

    boolean isSound() {
        return flaws == 0 && !isOpen();
    }

    int width() {
        return values.size();
    }
}
