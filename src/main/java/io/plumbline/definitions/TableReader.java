package io.plumbline.definitions;

import io.plumbline.definitions.TableContract.Check;
import io.plumbline.definitions.TableContract.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code jobs/nightly/<n>-<stage>/<table>.conf} and the query beside it. */
final class TableReader {
    private static final List<String> SIMPLE_TYPES = List.of(
            "bigint", "binary", "boolean", "date", "double", "float", "int", "string", "timestamp", "timestamp_ntz");

    private static final Kind<String> TYPE = Kind.shaped(
                    "a Spark SQL type",
                    "decimal(18,4)",
                    String.join("|", SIMPLE_TYPES)
                            + "|decimal\\((?:[1-9]|[12]\\d|3[0-8]),\\s?(?:\\d|[12]\\d|3[0-8])\\)|(?:array|map|struct)<.+>")
            .suggesting(SIMPLE_TYPES);

    private TableReader() {}

    static TableContract read(Node node, Optional<Expression> sql) {
        List<TableColumn> columns = node.block("columns").namedBlocks().stream()
                .map(TableReader::column)
                .toList();
        List<String> names = columns.stream().map(TableColumn::name).toList();
        List<String> key = node.requiredList("key", Kinds.COLUMN);
        Optional<String> partition = node.optional("partition", Kinds.COLUMN);
        node.check().textsAreAmong(names, "key", key);
        partition.ifPresent(column -> checkPartition(node, column, columns));
        Optional<String> subpartition = node.optional("subpartition", Kinds.COLUMN);
        subpartition.ifPresent(column -> checkSubpartition(node, column, names));
        return new TableContract(
                name(node),
                node.required("grain", Kinds.TEXT),
                node.required("owner", Kinds.TEXT),
                columns,
                key,
                partition,
                subpartition,
                sql,
                node.optionalBlock("recompute").map(block -> RecomputeReader.read(block, columns)),
                checks(node),
                node.place(),
                hash(node, names, sql));
    }

    private static TableName name(Node node) {
        TableName name = node.required("name", Kinds.TABLE);
        String file = node.source().baseName();
        if (Kinds.TABLE.isRead(name) && !name.name().equals(file)) {
            node.refuse(
                    "name",
                    "key \"name\" is \"" + name + "\", but the file is \"" + file + ".conf\"",
                    "Name the file " + name.name() + ".conf.");
        }
        return name;
    }

    private static TableColumn column(Node column) {
        column.check().nameIs(Kinds.COLUMN);
        return new TableColumn(
                column.name(),
                column.required("type", TYPE),
                column.optional("required", Kinds.FLAG).orElse(false),
                column.optional("pii", Kinds.FLAG).orElse(false),
                column.optional("references", Kinds.TABLE),
                column.required("meaning", Kinds.TEXT),
                column.optional("unit", Kinds.TEXT),
                column.place());
    }

    private static void checkPartition(Node node, String partition, List<TableColumn> columns) {
        node.check().textsAreAmong(columns.stream().map(TableColumn::name).toList(), "partition", List.of(partition));
        boolean isInt = columns.stream()
                .filter(column -> column.name().equals(partition))
                .allMatch(column -> column.type().equals("int"));
        if (!isInt) {
            node.refuse(
                    "partition",
                    "the partition column \"" + partition + "\" is not of type int",
                    "Partition by a month such as 202603, of type int.");
        }
    }

    private static void checkSubpartition(Node node, String subpartition, List<String> columns) {
        node.check().textsAreAmong(columns, "subpartition", List.of(subpartition));
        if (node.optional("partition", Kinds.COLUMN).isEmpty()) {
            node.refuse(
                    "subpartition",
                    "the table has a key \"subpartition\" and no \"partition\"",
                    "Add the partition, a month such as 202603, that is stored by " + subpartition + ".");
        }
    }

    private static List<Check> checks(Node node) {
        List<Check> checks = new ArrayList<>();
        node.optionalBlock("checks")
                .ifPresent(block -> block.namedBlocks()
                        .forEach(check -> checks.add(new Check(
                                check.name(),
                                check.expression("fails-when"),
                                check.required("severity", Kind.choice(Severity.class))))));
        return checks;
    }

    /** The order of the columns counts: it is the order in which the table is written. */
    private static String hash(Node node, List<String> columns, Optional<Expression> sql) {
        String query = sql.map(Expression::sql).orElse("");
        return ContentHash.ofTexts(List.of(ContentHash.of(node.values().values()), String.join(",", columns), query));
    }
}
