package io.plumbline.land;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How header cells are compared: without case, outer blanks and byte-order marks. */
final class Headers {
    private Headers() {}

    static String normal(String header) {
        return header.replace("\uFEFF", "").replace('\u00A0', ' ').strip().toLowerCase(Locale.ROOT);
    }

    /** Positions of the cells that bear a header; normalised on both sides. */
    static int[] positions(List<String> normalCells, String header) {
        return IntStream.range(0, normalCells.size())
                .filter(i -> normalCells.get(i).equals(header))
                .toArray();
    }
}
