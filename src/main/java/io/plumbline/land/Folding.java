package io.plumbline.land;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Brings a record's cells into the order of the contract's columns; repeated columns become one JSON array. */
final class Folding {
    private final List<String> header;
    private final List<String> normalHeader;
    private final boolean isSheet;
    private final int minWidth;
    private final int[][] sources;
    private final boolean[] repeated;
    private final @Nullable String[] constants;
    private final int[] unknown;
    private final String[] uniqueNames;
    private final Set<String> normalNames;
    private final int[] titles;

    /** @param captured values of columns that the preamble states, by the column's name */
    Folding(ReadPlan plan, List<String> header, Map<String, String> captured) {
        this.header = header;
        this.isSheet = plan.kind() == ReadPlan.Kind.WORKBOOK;
        this.normalHeader = header.stream().map(Headers::normal).toList();
        this.minWidth = IntStream.range(0, header.size())
                        .filter(i -> !normalHeader.get(i).isEmpty())
                        .max()
                        .orElse(0)
                + 1;
        List<PlannedColumn> columns = plan.columns();
        this.sources = columns.stream().map(this::sources).toArray(int[][]::new);
        this.repeated = new boolean[columns.size()];
        this.constants = new String[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            repeated[i] = columns.get(i).repeated();
            constants[i] = captured.get(columns.get(i).name());
        }
        this.unknown = IntStream.range(0, header.size())
                .filter(i -> Arrays.stream(sources).flatMapToInt(Arrays::stream).noneMatch(s -> s == i))
                .toArray();
        this.uniqueNames = uniqueNames();
        this.normalNames = Set.copyOf(normalHeader);
        this.titles = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).blockTitle())
                .toArray();
    }

    /** The first of the column's headers that the file has; all its positions if the column is repeated. */
    private int[] sources(PlannedColumn column) {
        int[] positions = column.headers().stream()
                .filter(normalHeader::contains)
                .findFirst()
                .map(name -> Headers.positions(normalHeader, name))
                .orElse(new int[0]);
        return column.repeated() || positions.length < 2 ? positions : Arrays.copyOf(positions, 1);
    }

    /** Header cells made unique, unnamed ones by their position. */
    private String[] uniqueNames() {
        String[] unique = new String[header.size()];
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < unique.length; i++) {
            String name = header.get(i).strip();
            unique[i] = name.isEmpty() || !taken.add(name) ? (name + " (column " + (i + 1) + ")").strip() : name;
        }
        return unique;
    }

    int width() {
        return header.size();
    }

    /**
     * Whether the record has a cell for every named column and nothing beyond the header. In a sheet every row is as wide as
     * the sheet: empty cells at its end are not written.
     */
    boolean fits(String[] cells) {
        return isSheet && cells.length <= header.size()
                || cells.length == header.size()
                || cells.length >= minWidth && cells.length < header.size();
    }

    List<String> names() {
        return header;
    }

    Set<String> normalNames() {
        return normalNames;
    }

    /** The title that the rows from here on stand under, if any. */
    void title(@Nullable String text) {
        for (int i : titles) {
            constants[i] = text;
        }
    }

    @Nullable
    String[] fold(String[] cells) {
        @Nullable String[] folded = new String[sources.length];
        for (int i = 0; i < folded.length; i++) {
            int[] from = sources[i];
            if (from.length == 0) {
                folded[i] = constants[i];
            } else if (repeated[i]) {
                folded[i] = jsonArray(cells, from);
            } else if (from[0] < cells.length) {
                folded[i] = cells[from[0]];
            }
        }
        return folded;
    }

    private static String jsonArray(String[] cells, int[] from) {
        StringBuilder json = new StringBuilder("[");
        for (int i : from) {
            if (i < cells.length && !cells[i].isBlank()) {
                json.append(json.length() > 1 ? ",\"" : "\"");
                JsonStringEncoder.getInstance().quoteAsString(cells[i], json);
                json.append('"');
            }
        }
        return json.append(']').toString();
    }

    Extra extra(String[] cells) {
        return extra(cells.length, i -> cells[i]);
    }

    /** @param cell the cell at a position of the record */
    Extra extra(int width, IntFunction<String> cell) {
        Extra extra = Extra.NONE;
        for (int i : unknown) {
            String text = i < width ? cell.apply(i) : "";
            if (!text.isEmpty()) {
                extra = extra == Extra.NONE ? Extra.empty() : extra;
                extra.add(uniqueNames[i], text);
            }
        }
        return extra;
    }

    /** Whether each column has at most one cell in a record. */
    boolean hasSingleSources() {
        return IntStream.range(0, sources.length).noneMatch(i -> repeated[i] && sources[i].length > 0);
    }

    /** For each column of the contract the position of its cell in a record, -1 for none. */
    int[] singleSources() {
        return Arrays.stream(sources)
                .mapToInt(from -> from.length == 0 ? -1 : from[0])
                .toArray();
    }

    /** For each column of the contract what stands for it where the header does not have it. */
    @Nullable
    String[] constants() {
        return constants;
    }

    Map<String, String> byHeader(String[] cells) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i++) {
            named.put(i < uniqueNames.length ? uniqueNames[i] : "(column " + (i + 1) + ")", cells[i]);
        }
        return named;
    }
}
