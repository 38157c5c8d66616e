package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * Says for each record which record names its person or company: the first delivered, of those of one day the smallest
 * (source_system, source_id), of all that edges connect with it; deleted ones too, so that a deletion renames nobody. None
 * of this ever changes for a record, so a name changes only when a cluster does: what arrives later never names those who
 * were there, of two clusters that become one the older names both, and of the parts of one that falls apart the part with
 * the naming record keeps the name. No memory of earlier nights is needed, and a rebuild gives the same names.
 *
 * <p>Components are found on the driver and broadcast as primitive arrays; no row per record is made there.
 */
final class Links {
    private final Dataset<Row> members;
    private final Dataset<Row> edges;
    private final List<KeptApart> keptApart;

    /**
     * @param records {@code record_key, source_system, source_id, first_delivered_on}
     * @param edges {@code left_record_key, right_record_key, rule}
     */
    Links(Dataset<Row> records, Dataset<Row> edges, List<KeptApart> keptApart) {
        this.members = records.unionByName(undelivered(records, edges), true);
        this.edges = edges;
        this.keptApart = List.copyOf(keptApart);
    }

    /** {@code record_key, natural_key} (system:id of the naming record), {@code rule}. */
    Dataset<Row> namedRecords() {
        Broadcast<ConnectedComponents> components =
                broadcast(new Separation(Evidence.read(edges)).components(keptApart));
        UserDefinedFunction component =
                udf((UDF1<Long, Long>) key -> components.value().component(key), DataTypes.LongType);
        UserDefinedFunction weakestLink = udf(
                (UDF2<Long, Long, String>) (one, other) ->
                        components.value().weakestLink(one, other).sqlName(),
                DataTypes.StringType);

        WindowSpec wholeComponent = Window.partitionBy(component.apply(col("record_key")))
                .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
        Column isDelivered = col("source_id").isNotNull();
        Column seniority = struct(
                col("first_delivered_on").isNull().as("is_undated"),
                col("first_delivered_on"),
                col("source_system"),
                col("source_id"),
                col("record_key"));
        Column senior = min(when(isDelivered, seniority)).over(wholeComponent);

        Column namingKey = col("senior.record_key");
        Column rule = when(col("record_key").equalTo(namingKey), lit(Rule.SELF))
                .otherwise(weakestLink.apply(col("record_key"), namingKey));
        return members.select(col("record_key"), senior.as("senior"))
                .where(col("senior").isNotNull())
                .select(
                        col("record_key"),
                        concat(col("senior.source_system"), lit(":"), col("senior.source_id"))
                                .as("natural_key"),
                        coalesce(rule, lit(Rule.SELF)).as("rule"));
    }

    private Broadcast<ConnectedComponents> broadcast(ConnectedComponents components) {
        return JavaSparkContext.fromSparkContext(edges.sparkSession().sparkContext())
                .broadcast(components);
    }

    /**
     * Ids that merges name and no record has: one system merged them before they were first delivered, and other objects
     * (activities, roles) still refer to them.
     */
    private static Dataset<Row> undelivered(Dataset<Row> records, Dataset<Row> edges) {
        Dataset<Row> merges = edges.where(col("rule").equalTo(Rule.MERGED.sqlName()));
        Dataset<Row> named = merges.select(col("left_record_key").as("record_key"))
                .union(merges.select(col("right_record_key")))
                .distinct();
        return named.join(
                records.select("record_key"), named.col("record_key").equalTo(records.col("record_key")), "left_anti");
    }
}
