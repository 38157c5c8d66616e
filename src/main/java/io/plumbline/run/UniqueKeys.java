package io.plumbline.run;

import io.plumbline.definitions.Severity;
import io.plumbline.definitions.TableContract;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Whether the keys of tables name each row once. All small tables are asked by one query: one of its own costs a tenth of a
 * second, however small the table is.
 */
final class UniqueKeys {
    private static final long SMALL_UP_TO_ROWS = 20_000;

    /** Up to this many rows every key is checked; beyond, one key in sixteen, another sixteenth each night. */
    private static final long ALL_KEYS_UP_TO_ROWS = 2_000_000;

    private static final int SLICES = 16;

    /** Beyond this part of a table, to look for some keys costs as much as to look at all. */
    private static final double SMALL_PART = 0.1;

    private static final String NUMBER = "_number";

    private final Lake lake;
    private final SinceRelease sinceRelease;
    private final long run;

    /** @param sinceRelease what was not yet checked; of tables that hardly changed since, only the keys that came are asked */
    UniqueKeys(Lake lake, SinceRelease sinceRelease, long run) {
        this.lake = lake;
        this.sinceRelease = sinceRelease;
        this.run = run;
    }

    /** One check of all small tables and one of each other; each gives a result for every table whose key repeats. */
    List<Callable<List<GateResult>>> checks(List<TableContract> contracts) {
        Predicate<TableContract> isSmall = contract -> lake.count(contract.name()) <= SMALL_UP_TO_ROWS;
        List<TableContract> small = contracts.stream().filter(isSmall).toList();
        List<Callable<List<GateResult>>> checks = new ArrayList<>();
        if (!small.isEmpty()) {
            checks.add(() -> ofSmall(small));
        }
        contracts.stream()
                .filter(contract -> !small.contains(contract))
                .forEach(contract -> checks.add(() -> ofLarge(contract)));
        return checks;
    }

    private List<GateResult> ofSmall(List<TableContract> contracts) {
        Lake small = lake.suiting(List.of());
        small.spark().sparkContext().setJobDescription("keys of small tables");
        Dataset<Row> keys = IntStream.range(0, contracts.size())
                .mapToObj(i -> small.read(contracts.get(i).name())
                        .select(
                                functions.lit(i).as("table"),
                                functions.array(texts(contracts.get(i))).as("key")))
                .reduce(Dataset::unionAll)
                .orElseThrow();
        Dataset<Row> repeated = keys.groupBy("table", "key").count().filter("count > 1");
        return repeated.groupBy("table").count().collectAsList().stream()
                .map(row -> repeated(contracts.get(row.getInt(0)), row.getLong(1)))
                .toList();
    }

    private List<GateResult> ofLarge(TableContract contract) {
        TableName table = contract.name();
        lake.spark().sparkContext().setJobDescription("keys of " + table);
        Dataset<Row> rows = numbered(lake.suiting(List.of(table)).read(table), contract);
        Optional<LongSet> came = came(contract);
        Dataset<Row> asked = came.map(keys -> keys.in(rows, NUMBER)).orElse(rows);
        LongSet suspects = LongSet.of(
                RepeatedNumbers.of(asked, NUMBER, came.isPresent() ? came.get().size() : lake.count(table)));
        if (suspects.isEmpty()) {
            return List.of();
        }
        Column[] key = contract.key().stream().map(functions::col).toArray(Column[]::new);
        long repeated = suspects.in(rows, NUMBER)
                .groupBy(key)
                .count()
                .filter("count > 1")
                .count();
        return repeated > 0 ? List.of(repeated(contract, repeated)) : List.of();
    }

    /** The rows whose keys are checked tonight, each with a number that rows of the same key share. */
    private Dataset<Row> numbered(Dataset<Row> rows, TableContract contract) {
        boolean isNumber = contract.key().size() == 1
                && rows.schema().apply(contract.key().get(0)).dataType().equals(DataTypes.LongType);
        String hash = "xxhash64(" + String.join(", ", contract.key()) + ")";
        Dataset<Row> numbered =
                rows.withColumn(NUMBER, functions.expr(isNumber ? contract.key().get(0) : hash));
        return lake.count(contract.name()) > ALL_KEYS_UP_TO_ROWS
                ? numbered.filter("pmod(" + hash + ", " + SLICES + ") = " + Math.floorMod(run, SLICES))
                : numbered;
    }

    /** The numbers of the keys that came since the release; empty when that is not known, or when they are many. */
    private Optional<LongSet> came(TableContract contract) {
        return sinceRelease
                .changes(contract.name())
                .filter(changes -> changes.count().orElse(Long.MAX_VALUE) <= lake.count(contract.name()) * SMALL_PART)
                .map(changes -> LongSet.of(numbered(changes.added(), contract).select(NUMBER)));
    }

    /** The key's parts as text, which tells any two of them apart. */
    private static Column[] texts(TableContract contract) {
        return contract.key().stream()
                .map(column -> functions.col(column).cast("string"))
                .toArray(Column[]::new);
    }

    private static GateResult repeated(TableContract contract, long keys) {
        return new GateResult(
                contract.name() + ": key " + String.join(", ", contract.key()) + " is unique",
                Severity.FAIL,
                List.of(keys + " keys occur more than once"),
                "the key in " + contract.place() + " does not name a row; find the rows by grouping by it");
    }
}
