package io.plumbline.land;

import java.util.ArrayList;
import java.util.List;

/** Header rows as one header. */
final class FoldedHeader {
    private static final String JOINT = " / ";

    private FoldedHeader() {}

    static List<String> of(List<List<String>> rows) {
        return rows.size() == 1 ? rows.get(0) : of(rows.get(0), rows.get(1));
    }

    /**
     * Names of two rows: a text of the first row stands above all columns to its right until the next, like a question
     * above its answers. A column without a text in the second row has the first row's own.
     */
    private static List<String> of(List<String> upper, List<String> lower) {
        List<String> names = new ArrayList<>();
        String above = "";
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String own = i < upper.size() ? upper.get(i) : "";
            String below = i < lower.size() ? lower.get(i) : "";
            above = own.isBlank() ? above : own;
            if (below.isBlank()) {
                names.add(own);
            } else {
                names.add(above.isBlank() ? below : above.strip() + JOINT + below.strip());
            }
        }
        return names;
    }
}
