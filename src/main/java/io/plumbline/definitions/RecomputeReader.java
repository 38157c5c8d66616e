package io.plumbline.definitions;

import io.plumbline.definitions.Recompute.Compared;
import io.plumbline.definitions.Recompute.Lead;
import io.plumbline.definitions.Recompute.Reached;
import io.plumbline.definitions.Recompute.Through;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.List;
import java.util.Locale;

/** Reads the block {@code recompute} of a table's contract. */
final class RecomputeReader {
    private enum Rows {
        COMPARED,
        REACHED
    }

    private RecomputeReader() {}

    static Recompute read(Node block, List<TableColumn> columns) {
        if (block.required("rows", Kind.choice(Rows.class)) == Rows.COMPARED) {
            return new Compared();
        }
        String key = block.required("key", Kinds.COLUMN);
        List<String> numbers = columns.stream()
                .filter(column -> column.type().toLowerCase(Locale.ROOT).equals("bigint"))
                .map(TableColumn::name)
                .toList();
        block.check().textsAreAmong(numbers, "key", List.of(key));
        return new Reached(
                key,
                block.requiredBlockList("leads").stream()
                        .map(RecomputeReader::lead)
                        .toList());
    }

    private static Lead lead(Node lead) {
        return new Lead(
                lead.required("changed", Kinds.TABLE),
                lead.optionalList("columns", Kinds.COLUMN),
                lead.blockList("through").stream().map(RecomputeReader::through).toList(),
                lead.expression("key"));
    }

    private static Through through(Node through) {
        return new Through(
                through.required("table", Kinds.TABLE), through.expression("from"), through.expression("to"));
    }
}
