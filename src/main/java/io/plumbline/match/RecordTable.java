package io.plumbline.match;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.MatchingKinds;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.MatchColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The records that are compared, as numbers of values by column. Records are numbered in the order of source and id, so that
 * nothing that follows depends on the order in which they came.
 */
public final class RecordTable {
    private final List<RecordId> ids;
    private final int[] sources;
    private final int[][] numbers;
    private final Values[] values;

    private RecordTable(List<RecordId> ids, int[] sources, int[][] numbers, Values[] values) {
        this.ids = ids;
        this.sources = sources;
        this.numbers = numbers;
        this.values = values;
    }

    /** Names a record: no two have the same. */
    public record RecordId(String source, String id) implements Comparable<RecordId> {
        private static final Comparator<RecordId> ORDER =
                Comparator.comparing(RecordId::source).thenComparing(RecordId::id);

        @Override
        public int compareTo(RecordId other) {
            return ORDER.compare(this, other);
        }
    }

    public int size() {
        return ids.size();
    }

    public RecordId id(int record) {
        return ids.get(record);
    }

    /** The number of a record; empty if there is none of that name. */
    public OptionalInt find(RecordId id) {
        int found = Collections.binarySearch(ids, id);
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    int columns() {
        return values.length;
    }

    /** Number of the source; two records of one source have the same. */
    int source(int record) {
        return sources[record];
    }

    int value(int column, int record) {
        return numbers[column][record];
    }

    /** The number of each record's value. */
    int[] column(int column) {
        return numbers[column];
    }

    /** The same for columns that swap. */
    Values values(int column) {
        return values[column];
    }

    public String text(int column, int record) {
        return values[column].text(numbers[column][record]);
    }

    /** Takes records one by one. */
    public static final class Builder {
        private final List<MatchColumn> columns;
        private final List<CellReader> readers;
        private final Values[] values;
        private final List<RecordId> ids = new ArrayList<>();
        private int[][] numbers;

        public Builder(RecordMatching matching, MatchingKinds kinds) {
            columns = matching.columns();
            readers = columns.stream()
                    .map(column -> new CellReader(column.kind().reading(), kinds.nothing()))
                    .toList();
            values = new Values[columns.size()];
            for (int i = 0; i < values.length; i++) {
                int partner = columns.get(i).swapsWith();
                values[i] = partner >= 0 && partner < i ? values[partner] : new Values();
            }
            numbers = new int[columns.size()][16];
        }

        /** @param cell the text under a column of the input, empty where there is none */
        public void add(String source, String id, UnaryOperator<String> cell) {
            int record = ids.size();
            ids.add(new RecordId(source, id));
            for (int i = 0; i < values.length; i++) {
                if (record == numbers[i].length) {
                    numbers[i] = Arrays.copyOf(numbers[i], record * 2);
                }
                List<String> cells = columns.get(i).from().stream().map(cell).toList();
                numbers[i][record] = values[i].number(readers.get(i).read(cells));
            }
        }

        public RecordTable build() {
            Integer[] order = new Integer[ids.size()];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparing(ids::get));
            List<RecordId> sorted = Arrays.stream(order).map(ids::get).toList();
            int[][] inOrder = new int[values.length][order.length];
            for (int column = 0; column < values.length; column++) {
                int[] asTheyCame = numbers[column];
                Arrays.setAll(inOrder[column], i -> asTheyCame[order[i]]);
            }
            return new RecordTable(sorted, sources(sorted), inOrder, values);
        }

        private static int[] sources(List<RecordId> sorted) {
            int[] sources = new int[sorted.size()];
            for (int i = 1; i < sources.length; i++) {
                RecordId id = sorted.get(i);
                if (id.equals(sorted.get(i - 1))) {
                    throw new PlumblineException(
                            "match: record \"%s\" of \"%s\" came twice\n    fix: give one record for each id"
                                    .formatted(id.id(), id.source()));
                }
                boolean isSameSource = id.source().equals(sorted.get(i - 1).source());
                sources[i] = sources[i - 1] + (isSameSource ? 0 : 1);
            }
            return sources;
        }
    }
}
