package io.plumbline.dialect;

import java.util.List;

/** The width of a table whose delimiter stands within its texts too. */
final class BlankDelimited {
    private BlankDelimited() {}

    /** Where blanks delimit, a text of several words makes a row too wide, so no row is narrower than its header. */
    static int width(DialectFinder.Found found, List<DelimitedRecord> records) {
        if (!found.dialect().delimiter().equals(" ")) {
            return found.width();
        }
        List<Integer> widths = records.stream()
                .filter(row -> !row.isBlank())
                .map(DelimitedRecord::width)
                .toList();
        if (widths.isEmpty()) {
            return found.width();
        }
        int first = widths.get(0);
        long common = widths.stream().filter(width -> width == found.width()).count();
        boolean isNarrowest = widths.stream().allMatch(width -> width >= first);
        return isNarrowest && first > 1 && common * 2 < widths.size() ? first : found.width();
    }
}
