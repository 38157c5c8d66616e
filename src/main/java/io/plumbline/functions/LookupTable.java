package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Lookup;
import io.plumbline.definitions.TableName;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
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
final class LookupTable {
    private final Lookup lookup;
    private final Function<TableName, Dataset<Row>> tables;
    private Optional<LongLookup> known = Optional.empty();

    LookupTable(Lookup lookup, Function<TableName, Dataset<Row>> tables) {
        this.lookup = lookup;
        this.tables = tables;
    }

    /** The newest version. A table that nobody has made yet is one without rows: definitions are checked before there are any. */
    synchronized LongLookup newest() {
        Optional<Dataset<Row>> rows = rows();
        String version = rows.flatMap(LookupTable::version).orElse("");
        return known.filter(map -> !version.isEmpty() && map.toString().equals(version))
                .orElseGet(() -> remember(version, rows));
    }

    private LongLookup remember(String version, Optional<Dataset<Row>> rows) {
        known = Optional.empty();
        LongMap map = rows.map(this::read).orElseGet(() -> new LongMap.Builder().build());
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SparkSession.active().sparkContext());
        LongLookup made = new LongLookup(version, context.broadcast(map));
        known = Optional.of(made);
        return made;
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
    private static Optional<String> version(Dataset<Row> rows) {
        LogicalPlan plan = rows.queryExecution().analyzed();
        return CollectionConverters.asJava(plan.collectLeaves()).stream()
                .filter(DataSourceV2Relation.class::isInstance)
                .map(leaf -> ((DataSourceV2Relation) leaf).table().name())
                .findFirst();
    }

    private LongMap read(Dataset<Row> rows) {
        LongMap.Builder map = new LongMap.Builder();
        Iterator<Row> pairs =
                rows.select(lookup.key(), lookup.value()).na().drop().toLocalIterator();
        while (pairs.hasNext()) {
            Row pair = pairs.next();
            if (!map.add(pair.getLong(0), pair.getLong(1))) {
                throw new PlumblineException(
                        "%s holds a %s twice, so %s() cannot tell its %s. Find it by grouping the table by %s."
                                .formatted(
                                        lookup.table(), lookup.key(), lookup.function(), lookup.value(), lookup.key()));
            }
        }
        return map.build();
    }
}
