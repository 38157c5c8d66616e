package io.plumbline.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;

/**
 * Keeps the optimizer from looking through a dataset. Where a filter follows a projection of many nested expressions, the
 * optimizer puts each expression into each place that names it, over and over: mapping a hundred rows of leads took 16 s of
 * planning. Behind the barrier the projection is planned once and its rows are passed on as they come.
 */
public final class PlanBarrier {
    private PlanBarrier() {}

    /** The same rows, computed anew by each action, with a plan that begins here. Uses Spark's internal rows. */
    public static Dataset<Row> before(Dataset<Row> rows) {
        SparkSession spark = (SparkSession) rows.sparkSession();
        return spark.internalCreateDataFrame(rows.queryExecution().toRdd(), rows.schema(), false);
    }
}
