package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;

import io.plumbline.run.PlanBarrier;
import io.plumbline.standardize.EntryRows.Entry;
import io.plumbline.standardize.EntryRows.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes rows of a table from an export's records, each by the entry that the record is of, and says of each what is wrong with
 * it. One compiled function per entry: a plan in which every column asks which entry the row is of is more than Spark compiles
 * in one piece, so that it copied each row once per layer.
 */
final class JudgedRows {
    private final SparkSession spark;
    private final EntryChoice choice;
    private final RefusedByRule refused;
    private final List<EntryColumns> entries;

    JudgedRows(
            org.apache.spark.sql.SparkSession spark,
            EntryChoice choice,
            RefusedByRule refused,
            List<EntryColumns> entries) {
        this.spark = (SparkSession) spark;
        this.choice = choice;
        this.refused = refused;
        this.entries = entries;
    }

    /** The contract's columns, where the row is from, and its {@link RowProblem}. */
    Dataset<Row> of(Dataset<Row> delivered) {
        Dataset<Row> records = used(delivered.filter(choice.mayBeOfAny()));
        Dataset<Row> planned = PlanBarrier.before(records);
        StructType schema = new StructType();
        List<Entry> made = new ArrayList<>();
        for (EntryColumns entry : entries) {
            Dataset<Row> rows = entry.rows(planned);
            schema = rows.schema();
            made.add(new Entry(
                    RowProjection.of(rows),
                    entry.judgement(spark, List.of(records.columns()), List.of(rows.columns()))));
        }
        EntryRows judging = new EntryRows(RowProjection.of(planned.select(choice.number())), rules(planned), made);
        RDD<InternalRow> judged = records.queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex(judging, true)
                .rdd();
        return spark.internalCreateDataFrame(
                judged, schema.asNullable().add(RowProblem.COLUMN, DataTypes.StringType), false);
    }

    private List<Rules> rules(Dataset<Row> planned) {
        return refused.isEmpty()
                ? List.of()
                : List.of(new Rules(RowProjection.of(planned.select(refused.number())), refused.problems()));
    }

    /** Only what an expression names: the scan then reads no more. */
    private Dataset<Row> used(Dataset<Row> delivered) {
        Set<String> used = new TreeSet<>(choice.names());
        used.addAll(refused.names());
        entries.forEach(entry -> used.addAll(entry.names()));
        return delivered.select(Arrays.stream(delivered.columns())
                .filter(name -> used.contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> col(name))
                .toArray(Column[]::new));
    }
}
