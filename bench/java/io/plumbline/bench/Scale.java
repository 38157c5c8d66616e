package io.plumbline.bench;

import java.util.Locale;

/** How large a workload is: so many touches, and people, deals and spend in proportion. */
record Scale(String name, long touches) {
    private static final long ROWS_PER_FILE = 450_000;

    /** {@code 20k}, {@code 1m} and the like. */
    static Scale of(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        long unit = text.endsWith("m") ? 1_000_000 : text.endsWith("k") ? 1_000 : 0;
        if (unit == 0 || !text.matches("[1-9][0-9]{0,3}[km]")) {
            throw new IllegalArgumentException("the scale is \"" + name + "\"; write 20k, 1m, 10m or 30m");
        }
        return new Scale(text, Long.parseLong(text.substring(0, text.length() - 1)) * unit);
    }

    long people() {
        return accounts() * 10;
    }

    /** Even, because deals are dealt to pairs of accounts. */
    long accounts() {
        return Math.max(100, touches / 200 * 2);
    }

    long deals() {
        return accounts();
    }

    /** Rows of activities.csv: 88 % of them are touches, the rest are bots, status changes and merges. */
    long activities() {
        return touches * 1_000 / 878;
    }

    long members() {
        return touches / 25;
    }

    long spendRows() {
        return touches / 20;
    }

    int programs() {
        return (int) Math.max(24, Math.min(1_200, touches / 25_000));
    }

    /** A bulk extract covers at most a month: 24 files of two years, fewer when they would be tiny. */
    int activityFiles() {
        return (int) Math.max(2, Math.min(24, activities() / ROWS_PER_FILE));
    }
}
