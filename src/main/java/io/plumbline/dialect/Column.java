package io.plumbline.dialect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the cells of a column have in common.
 *
 * @param kind what nine of ten cells look like; TEXT where they differ
 * @param shapes the few forms that nearly all cells have; empty where there are many
 */
record Column(CellKind kind, Set<String> shapes, boolean isSometimesEmpty) {
    private static final int MOST_SHAPES = 8;
    private static final int FEWEST_CELLS = 4;

    Column {
        shapes = Set.copyOf(shapes);
    }

    static Column of(List<String> cells) {
        Map<CellKind, Integer> kinds = new EnumMap<>(CellKind.class);
        Map<String, Integer> shapes = new HashMap<>();
        for (String cell : cells) {
            CellKind kind = CellKind.of(cell);
            kinds.merge(kind, 1, Integer::sum);
            if (kind != CellKind.EMPTY && cell.length() <= Shape.LONGEST) {
                shapes.merge(Shape.of(cell), 1, Integer::sum);
            }
        }
        int empty = kinds.getOrDefault(CellKind.EMPTY, 0);
        int filled = cells.size() - empty;
        return new Column(kind(kinds, filled), shapes(shapes, filled), empty > 0);
    }

    private static CellKind kind(Map<CellKind, Integer> kinds, int filled) {
        if (filled == 0) {
            return CellKind.EMPTY;
        }
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey() != CellKind.EMPTY && entry.getValue() * 10 >= filled * 9)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(CellKind.TEXT);
    }

    /**
     * Rare forms are left out, so that one damaged cell does not become a form of its own. Words have the form of other
     * words by chance, so only forms with digits count.
     */
    private static Set<String> shapes(Map<String, Integer> shapes, int filled) {
        List<String> common = new ArrayList<>();
        int covered = 0;
        for (Map.Entry<String, Integer> shape : shapes.entrySet()) {
            if (shape.getValue() * 50 >= filled) {
                common.add(shape.getKey());
                covered += shape.getValue();
            }
        }
        boolean isFixed = common.stream().allMatch(shape -> shape.indexOf('9') >= 0)
                && filled >= FEWEST_CELLS
                && common.size() <= MOST_SHAPES
                && covered * 10 >= filled * 9;
        return isFixed ? Set.copyOf(common) : Set.of();
    }

    boolean isFixed() {
        return !shapes.isEmpty();
    }

    boolean hasShapeOf(String cell) {
        return cell.length() <= Shape.LONGEST && shapes.contains(Shape.of(cell));
    }

    /** 0 where the cell looks like this column's others, 1 where it looks like none. */
    double strangeness(String cell) {
        if (cell.isBlank()) {
            return isSometimesEmpty ? 0 : 0.5;
        }
        if (kind == CellKind.EMPTY) {
            return 1;
        }
        if (isFixed()) {
            return hasShapeOf(cell) ? 0 : CellKind.of(cell) == kind && kind.isValue() ? 0.25 : 1;
        }
        if (kind == CellKind.TEXT || kind == CellKind.WORD) {
            return CellKind.of(cell).isValue() ? 0.25 : 0;
        }
        return CellKind.of(cell) == kind ? 0 : 1;
    }
}
