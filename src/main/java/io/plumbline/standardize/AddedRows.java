package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableContract;
import io.plumbline.run.Change;
import io.plumbline.run.LongSet;
import io.plumbline.run.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What new rows do to a canonical table. When none of them speaks of an existing row they are appended, else the partitions
 * they touch (or the table, if it has none) are written anew.
 */
final class AddedRows {
    private static final String NUMBER = "_number";

    private final TableContract contract;
    private final Dataset<Row> existing;
    private final boolean isLarge;
    private final List<Added> added = new ArrayList<>();
    private final List<Dataset<Row>> kept = new ArrayList<>();

    /**
     * @param existing the rows of the table
     * @param isLarge whether there are so many that only those that change should be written
     */
    AddedRows(TableContract contract, Dataset<Row> existing, boolean isLarge) {
        this.contract = contract;
        this.existing = existing;
        this.isLarge = isLarge;
    }

    /** New rows of an export, and those of the table of whose keys or windows they speak. */
    private record Added(
            Export export,
            Restating restating,
            Dataset<Row> rows,
            LongSet groups,
            Dataset<Row> replaced,
            boolean isReplacing) {
        /** Both together, restated. */
        Dataset<Row> restated() {
            return restating.current(replaced.unionByName(rows));
        }
    }

    /**
     * @param rows kept in memory
     * @param atMost the number of rows is no more than this
     */
    void add(Export export, Dataset<Row> rows, long atMost) {
        Restating restating = new Restating(
                contract.key(),
                InstanceNames.within(contract, export.restatement().window()));
        Dataset<Row> latest =
                restating.hasWindow() ? restating.current(rows) : restating.latestOfRepeatedKeys(rows, rows, atMost);
        Dataset<Row> current = latest.equals(rows) ? rows : keep(latest);
        LongSet groups = LongSet.of(numbered(current, restating).select(NUMBER));
        Dataset<Row> replaced =
                keep(groups.in(numbered(existing.filter(col("_export").equalTo(export.name())), restating), NUMBER)
                        .drop(NUMBER));
        added.add(new Added(export, restating, current, groups, replaced, !replaced.isEmpty()));
    }

    /** Each row with the number of its key or window. Others of the same number are restated with it, which changes nothing. */
    private static Dataset<Row> numbered(Dataset<Row> rows, Restating restating) {
        List<String> groups = new ArrayList<>(restating.groups());
        groups.add("_export");
        return rows.withColumn(
                NUMBER, xxhash64(groups.stream().map(functions::col).toArray(Column[]::new)));
    }

    /** They are few, which does not show in the number of tasks that find them. */
    private Dataset<Row> keep(Dataset<Row> rows) {
        int tasks = rows.sparkSession().sparkContext().defaultParallelism();
        Dataset<Row> reused = Refusals.keep(rows.coalesce(tasks));
        kept.add(reused);
        return reused;
    }

    /** What is kept in memory until the change is written. */
    List<Dataset<Row>> kept() {
        return List.copyOf(kept);
    }

    /** The change that makes the table hold the new rows too. */
    Change change() {
        if (added.stream().noneMatch(Added::isReplacing)) {
            Dataset<Row> news =
                    added.stream().map(Added::rows).reduce(Dataset::unionByName).orElseThrow();
            return new Change.Append(
                    news,
                    contract.partition().map(column -> values(news, column)).orElse(List.of()));
        }
        return contract.partition()
                .map(this::replacePartitions)
                .orElseGet(() -> isLarge
                        ? new Change.Replacement(restated(), this::outdated)
                        : new Change.Rebuild(merged(existing)))
                .restating(restatements());
    }

    /** The same for a table that is written anew as a whole, each of its rows as {@code marking} makes it. */
    Change rebuild(UnaryOperator<Dataset<Row>> marking) {
        return new Change.Rebuild(marking.apply(merged(existing))).restating(restatements());
    }

    private Change replacePartitions(String column) {
        Set<Integer> touched = new TreeSet<>();
        for (Added news : added) {
            touched.addAll(values(news.rows(), column));
            touched.addAll(values(news.replaced(), column));
        }
        Dataset<Row> affected = existing.filter(col(column).isin(touched.toArray()));
        return new Change.Partitions(merged(affected), List.copyOf(touched));
    }

    /** All rows of the keys and windows that new rows speak of. */
    private Dataset<Row> restated() {
        return added.stream().map(Added::restated).reduce(Dataset::unionByName).orElseThrow();
    }

    /** The rows that those replace. */
    private Dataset<Row> outdated(Dataset<Row> rows) {
        return added.stream()
                .map(news -> news.groups()
                        .in(
                                numbered(
                                        rows.filter(col("_export")
                                                .equalTo(news.export().name())),
                                        news.restating()),
                                NUMBER)
                        .drop(NUMBER))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    /** Existing and new rows together: those that new rows speak of are restated, the others stay as they are. */
    private Dataset<Row> merged(Dataset<Row> affected) {
        Dataset<Row> untouched = affected;
        List<Dataset<Row>> restated = new ArrayList<>();
        for (Added news : added) {
            untouched = news.groups()
                    .notIn(numbered(untouched, news.restating()), NUMBER)
                    .drop(NUMBER);
            restated.add(news.restated());
        }
        return restated.stream().reduce(untouched, Dataset::unionByName);
    }

    private List<Dataset<Row>> restatements() {
        List<Dataset<Row>> restatements = new ArrayList<>();
        for (Added news : added) {
            if (news.isReplacing() && news.restating().hasWindow()) {
                restatements.add(new RestatedWindows(contract, news.restating().groups())
                        .between(news.export().name(), news.replaced(), news.restated()));
            }
        }
        return restatements;
    }

    private static List<Integer> values(Dataset<Row> rows, String column) {
        return rows.select(column).distinct().collectAsList().stream()
                .map(row -> row.getInt(0))
                .sorted()
                .toList();
    }
}
