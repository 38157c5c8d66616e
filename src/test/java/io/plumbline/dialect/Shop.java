package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A small invented table, and how to write it in a dialect. */
final class Shop {
    static final List<String> HEADER = List.of("Sold", "Code", "Count", "Price", "Item", "Remark", "Link");

    private static final List<String> ITEMS = List.of(
            "Rain Jacket",
            "Kite, Large",
            "Rope 20\" Coil",
            "Tent",
            "Mug; Blue",
            "Oil Lamp",
            "Map of the North",
            "Sled",
            "Ski Wax",
            "Old Boots");

    private Shop() {}

    static List<List<String>> rows(int count) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(
                    "2024-%02d-%02d".formatted(1 + i % 12, 1 + i % 28),
                    "%c%c-%04d".formatted('A' + i % 7, 'K' + i % 5, 1000 + i * 37 % 9000),
                    String.valueOf(i * 7 % 30),
                    "$%d.%02d".formatted(10 + i % 80, i * 13 % 100),
                    ITEMS.get(i % ITEMS.size()),
                    i % 3 == 0 ? "" : "Light, warm and dry, for day %d of any trip".formatted(i),
                    "https://shop.example/item/%d".formatted(100 + i)));
        }
        return rows;
    }

    static List<List<String>> table(int count) {
        List<List<String>> table = new ArrayList<>(List.of(HEADER));
        table.addAll(rows(count));
        return table;
    }

    static String write(List<List<String>> table, Dialect dialect, String lineEnd) {
        StringBuilder text = new StringBuilder();
        table.forEach(row -> text.append(line(row, dialect)).append(lineEnd));
        return text.toString();
    }

    static String line(List<String> row, Dialect dialect) {
        StringJoiner line = new StringJoiner(dialect.separator());
        row.forEach(cell -> line.add(cell(cell, dialect)));
        return line.toString();
    }

    static String cell(String cell, Dialect dialect) {
        boolean needsQuotes = cell.contains(dialect.delimiter())
                || cell.indexOf(dialect.quote()) >= 0
                || cell.contains("\n")
                || cell.contains("\r")
                || cell.startsWith(" ");
        if (!needsQuotes || dialect.quote() == Dialect.NONE) {
            return cell;
        }
        String quote = String.valueOf(dialect.quote());
        String escaped = dialect.doublesQuotes() ? cell : cell.replace("\\", "\\\\");
        return quote + escaped.replace(quote, dialect.escape() + quote) + quote;
    }
}
