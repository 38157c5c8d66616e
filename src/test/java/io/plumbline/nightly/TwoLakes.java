package io.plumbline.nightly;

import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MapType;

/** Compares the tables of two lakes row for row, except for {@link #NOT_COMPARED} and for when and by which run a row came. */
final class TwoLakes {
    private static final Set<String> HOW_IT_CAME = Set.of("_landed_at", "landed_at", "run", "file_modified_at");
    private static final String LEDGER = "tells of each run; one lake had other runs than the other";
    private static final String HISTORY =
            "tells what each night changed in what the night before had told; a rebuild has no night before";

    /** Tables that are not compared, and why. */
    private static final Map<String, String> NOT_COMPARED = Map.of(
            "ops.run", LEDGER,
            "ops.step", LEDGER,
            "ops.release", LEDGER,
            "ops.gate_result", LEDGER,
            "ops.definition", LEDGER,
            "ops.reopening", LEDGER,
            "ops.restatement", HISTORY,
            "ops.identity_event", HISTORY,
            "ops.identity_credit", HISTORY);

    private TwoLakes() {}

    /** By table: some rows that only one of the lakes has, with -1 where it is the second's. */
    static Map<String, String> differences(SparkSession spark, Path one, Path other) {
        Map<String, String> differences = new TreeMap<>();
        Set<TableName> tables = new TreeSet<>(tables(one));
        tables.addAll(tables(other));
        for (TableName table : tables) {
            if (NOT_COMPARED.containsKey(table.toString())) {
                continue;
            }
            if (!tables(one).contains(table) || !tables(other).contains(table)) {
                differences.put(table.toString(), "only in one of the lakes");
            } else {
                List<Row> rows = difference(new Lake(spark, one.toString()), new Lake(spark, other.toString()), table);
                if (!rows.isEmpty()) {
                    differences.put(table.toString(), rows.toString());
                }
            }
        }
        return differences;
    }

    private static List<Row> difference(Lake one, Lake other, TableName table) {
        Dataset<Row> first = comparable(one.read(table));
        Dataset<Row> second = comparable(other.read(table));
        Column[] all = Stream.of(first.columns())
                .map(name -> functions.col("`" + name + "`"))
                .toArray(Column[]::new);
        return first.withColumn("_side", lit(1))
                .unionByName(second.withColumn("_side", lit(-1)))
                .groupBy(all)
                .agg(functions.sum("_side").as("_side"))
                .filter("_side <> 0")
                .limit(4)
                .collectAsList();
    }

    private static Dataset<Row> comparable(Dataset<Row> rows) {
        return rows.selectExpr(Stream.of(rows.columns())
                .filter(column -> !HOW_IT_CAME.contains(column))
                .map(column -> rows.schema().apply(column).dataType() instanceof MapType
                        ? "to_json(`" + column + "`) AS `" + column + "`"
                        : "`" + column + "`")
                .toArray(String[]::new));
    }

    static List<TableName> tables(Path lake) {
        return Stream.of("bronze", "silver", "gold", "ops")
                .flatMap(schema -> tables(lake, schema).stream())
                .sorted()
                .toList();
    }

    private static List<TableName> tables(Path lake, String schema) {
        if (!Files.exists(lake.resolve(schema))) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(lake.resolve(schema))) {
            return folders.map(path -> TableName.of(schema + "." + path.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
