package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Companies and their parents. That a company belongs to another is a link of hierarchy, not of identity: the system that names
 * the one as the other's parent says that they are two, whatever connects them.
 */
final class Hierarchy {
    private Hierarchy() {}

    /** Records and their parents, both of which their system still works with; a merge may have made one of the two. */
    static List<KeptApart> keptApart(Dataset<Row> accountRecord) {
        Column isLive = not(col("is_deleted")).and(col("merged_into_id").isNull());
        Dataset<Row> live = accountRecord.where(isLive);
        Dataset<Row> children = live.where(col("parent_id").notEqual(col("source_id")))
                .select(
                        col("account_record_key").as("child"),
                        expr("record_key(source_system, parent_id)").as("parent"));
        return children
                .join(live.select(col("account_record_key").as("parent")), "parent")
                .select("child", "parent")
                .as(Encoders.tuple(Encoders.LONG(), Encoders.LONG()))
                .collectAsList()
                .stream()
                .map(pair -> KeptApart.of(pair._1(), pair._2()))
                .toList();
    }
}
