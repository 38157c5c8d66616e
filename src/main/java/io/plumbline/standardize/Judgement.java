package io.plumbline.standardize;

import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.definitions.LeavesBy;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableContract.TableColumn;
import io.plumbline.functions.ParsedExpression;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Why a row that one entry made is refused: a required column holds nothing, or a column that is no text holds nothing
 * although all cells that it is read from do, so they cannot be read as its type. An expression that is a CASE is believed
 * when it gives nothing.
 */
final class Judgement implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<Reason> reasons;

    private Judgement(List<Reason> reasons) {
        this.reasons = new ArrayList<>(reasons);
    }

    /** @param text of a {@link RowProblem}; holds where the value is null and none of the cells is */
    private record Reason(String text, int value, List<Integer> cells) implements Serializable {}

    /**
     * What can be wrong with the rows of an entry.
     *
     * @param cells names of the export's columns in the records
     * @param values names of the table's columns in the rows
     */
    static Judgement of(
            TableContract contract, Becomes entry, References references, List<String> cells, List<String> values) {
        Map<String, Mapping> mappings = new TreeMap<>();
        entry.columns().forEach(mapping -> mappings.put(mapping.column(), mapping));
        List<Reason> reasons = new ArrayList<>();
        for (TableColumn column : contract.columns()) {
            String name = column.name();
            if (EntryColumns.isTechnical(column)) {
                continue;
            }
            Mapping mapping = mappings.get(name);
            Set<String> read = mapping == null ? Set.of() : mustBeRead(column, mapping, references);
            if (!read.isEmpty()) {
                reasons.add(new Reason(
                        problem(String.join(", ", read), "cannot be read as " + name + " " + column.type()),
                        values.indexOf(name),
                        read.stream().map(cells::indexOf).toList()));
            }
            if (column.required()) {
                reasons.add(new Reason(
                        problem(name, "column " + name + " holds nothing"), values.indexOf(name), List.of()));
            }
        }
        return new Judgement(reasons);
    }

    private static String problem(String columns, String reason) {
        return new RowProblem(LeavesBy.REPLAY, columns, reason).text();
    }

    private static Set<String> mustBeRead(TableColumn column, Mapping mapping, References references) {
        boolean isBelieved = column.type().equals("string")
                || ParsedExpression.of(mapping.expression()).isCase();
        return isBelieved ? Set.of() : references.of(mapping);
    }

    /** The first reason to refuse a row, as the text of a {@link RowProblem}; null when there is none. */
    @Nullable
    UTF8String problem(InternalRow record, InternalRow row) {
        for (Reason reason : reasons) {
            if (row.isNullAt(reason.value()) && reason.cells().stream().noneMatch(record::isNullAt)) {
                return UTF8String.fromString(reason.text());
            }
        }
        return null;
    }
}
