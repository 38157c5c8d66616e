package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.plumbline.definitions.StewardDecision;
import io.plumbline.definitions.StewardDecision.Verdict;
import io.plumbline.definitions.StewardDecisions;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Makes {@code silver.person_decision}: what people decided about records, and whether those records ever came. */
final class PersonDecisions {
    private static final StructType WRITTEN = StructType.fromDDL(
            "left_record STRING, right_record STRING, verdict STRING, author STRING, decided_on DATE, reason STRING,"
                    + " written_at STRING");

    private PersonDecisions() {}

    static Dataset<Row> table(StewardDecisions decisions, Dataset<Row> personRecord) {
        List<Row> written =
                decisions.people().stream().map(PersonDecisions::row).toList();
        Dataset<Row> keyed = personRecord
                .sparkSession()
                .createDataFrame(written, WRITTEN)
                .withColumn("left_record_key", key("left_record"))
                .withColumn("right_record_key", key("right_record"));
        Dataset<Row> delivered = personRecord.select(col("person_record_key"));
        return withDelivered(withDelivered(keyed, delivered, "left"), delivered, "right");
    }

    /** The pairs of such a table that are not one. */
    static List<KeptApart> keptApart(Dataset<Row> decisions) {
        return decisions
                .where(col("verdict").equalTo(Verdict.DIFFERENT.sqlName()))
                .select("left_record_key", "right_record_key")
                .as(Encoders.tuple(Encoders.LONG(), Encoders.LONG()))
                .collectAsList()
                .stream()
                .map(pair -> KeptApart.of(pair._1(), pair._2()))
                .toList();
    }

    private static Row row(StewardDecision decision) {
        return RowFactory.create(
                decision.left(),
                decision.right(),
                decision.verdict().sqlName(),
                decision.author(),
                Date.valueOf(decision.decidedOn()),
                decision.reason(),
                decision.place().toString());
    }

    private static Column key(String record) {
        return expr(
                "record_key(substring_index(%1$s, ':', 1), substring(%1$s, instr(%1$s, ':') + 1))".formatted(record));
    }

    private static Dataset<Row> withDelivered(Dataset<Row> decisions, Dataset<Row> delivered, String side) {
        Dataset<Row> keys = delivered.withColumnRenamed("person_record_key", "delivered_key");
        return decisions
                .join(keys, col(side + "_record_key").equalTo(col("delivered_key")), "left_outer")
                .withColumn(side + "_is_delivered", col("delivered_key").isNotNull())
                .drop("delivered_key");
    }
}
