package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Lookup;
import io.plumbline.definitions.TableName;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The table of a {@link Lookup} as a map, which is read and broadcast once for each version of the table, whatever number of
 * queries ask for it side by side. A version that is no longer the newest is forgotten, and Spark removes its broadcast when
 * no plan holds it any more; to destroy it here could fail a query that still runs.
 *
 * <p>The driver holds the map, never the table's rows. At 6.3 million records of 3 million persons both maps take 400 MB (a
 * map that grows, another half of it), and about 150 MB as blocks of the broadcast, which Spark moves to disk when memory is short. At
 * 50 million records, the bound of linking them, the map of records alone takes 2 GB: the heap has to grow with it.
 */
final class LookupTable<L extends Serializable> {
    private final Lookup lookup;
    private final Function<TableName, Dataset<Row>> tables;
    private final BiFunction<Lookup, Rows, L> making;
    private Optional<L> known = Optional.empty();

    private LookupTable(Lookup lookup, Function<TableName, Dataset<Row>> tables, BiFunction<Lookup, Rows, L> making) {
        this.lookup = lookup;
        this.tables = tables;
        this.making = making;
    }

    static LookupTable<LongLookup> ofNumbers(Lookup lookup, Function<TableName, Dataset<Row>> tables) {
        return new LookupTable<>(lookup, tables, LookupTable::numbers);
    }

    static LookupTable<TextLookup> ofTexts(Lookup lookup, Function<TableName, Dataset<Row>> tables) {
        return new LookupTable<>(lookup, tables, LookupTable::texts);
    }

    /** A version of the table; without rows when nobody has made it. */
    private record Rows(String version, Optional<Dataset<Row>> rows) {}

    /** The newest version. A table that nobody has made yet is one without rows: definitions are checked before there are any. */
    synchronized L newest() {
        Optional<Dataset<Row>> rows = rows();
        String version = rows.flatMap(LookupTable::versionOf).orElse("");
        return known.filter(map -> !version.isEmpty() && map.toString().equals(version))
                .orElseGet(() -> remember(new Rows(version, rows)));
    }

    private L remember(Rows rows) {
        known = Optional.empty();
        L made = making.apply(lookup, rows);
        known = Optional.of(made);
        return made;
    }

    private static LongLookup numbers(Lookup lookup, Rows rows) {
        return lookup(rows.version(), map(lookup, rows, pair -> pair.getLong(1)));
    }

    private static TextLookup texts(Lookup lookup, Rows rows) {
        Map<String, Long> places = new LinkedHashMap<>();
        LongMap map =
                map(lookup, rows, pair -> places.computeIfAbsent(pair.getString(1), text -> (long) places.size()));
        UTF8String[] texts =
                places.keySet().stream().map(UTF8String::fromString).toArray(UTF8String[]::new);
        return new TextLookup(lookup(rows.version(), map), texts);
    }

    private static LongLookup lookup(String version, LongMap map) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
        return new LongLookup(version, context.broadcast(map));
    }

    private Optional<Dataset<Row>> rows() {
        try {
            return Optional.of(tables.apply(lookup.table()));
        } catch (Exception e) { // Scala does not declare that it throws an AnalysisException
            if (e instanceof AnalysisException && isNoSuchTable((AnalysisException) e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isNoSuchTable(AnalysisException e) {
        return "TABLE_OR_VIEW_NOT_FOUND".equals(e.getCondition());
    }

    /** What the lake names a version of a table by; rows that are not the lake's have none. */
    private static Optional<String> versionOf(Dataset<Row> rows) {
        LogicalPlan plan = rows.queryExecution().analyzed();
        return CollectionConverters.asJava(plan.collectLeaves()).stream()
                .filter(DataSourceV2Relation.class::isInstance)
                .map(leaf -> ((DataSourceV2Relation) leaf).table().name())
                .findFirst();
    }

    private static LongMap map(Lookup lookup, Rows table, ToLongFunction<Row> value) {
        LongMap.Builder map = new LongMap.Builder();
        Iterator<Row> pairs = table.rows()
                .map(rows ->
                        rows.select(lookup.key(), lookup.value()).na().drop().toLocalIterator())
                .orElseGet(Collections::emptyIterator);
        while (pairs.hasNext()) {
            Row pair = pairs.next();
            if (!map.add(pair.getLong(0), value.applyAsLong(pair))) {
                throw new PlumblineException(
                        "%s holds a %s twice, so %s() cannot tell its %s. Find it by grouping the table by %s."
                                .formatted(
                                        lookup.table(), lookup.key(), lookup.function(), lookup.value(), lookup.key()));
            }
        }
        return map.build();
    }
}
