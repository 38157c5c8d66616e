package io.plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/** What an inspection finds, one thing a row: what it is, the line of the file where it stands, and what was found. */
final class Findings {
    private final List<List<String>> rows = new ArrayList<>();

    void add(String what, String found) {
        rows.add(List.of(what, "", found));
    }

    void add(String what, long line, String found) {
        rows.add(List.of(what, String.valueOf(line), found));
    }

    void addAll(Findings others) {
        rows.addAll(others.rows);
    }

    Listing listing() {
        return new Listing(List.of("what", "line", "found"), rows);
    }
}
