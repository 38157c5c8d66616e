package io.plumbline.reconcile;

import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.InNight;
import io.plumbline.lake.LakeSession;
import io.plumbline.match.Median;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Records of which one in five is there twice, matched end to end by the project's own definitions: read, blocked, learned from, scored,
 * clustered, written. Prints seconds, seconds of processor, and the most memory that the process has had.
 */
public final class MatchedRecords {
    private MatchedRecords() {}

    /** @param arguments the project, a folder for files, the number of records */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        long size = Long.parseLong(arguments[2]);
        SparkSession spark = LakeSession.open(folder.resolve("lake").toString(), 1L << 30);
        String records = folder.resolve("matched-" + size).toString();
        spark.range(size).createOrReplaceTempView("record");
        spark.sql(Files.readString(project.resolve("bench/matching/twice.sql")))
                .write()
                .mode("overwrite")
                .parquet(records);
        Dataset<Row> edges = spark.sql(
                "SELECT 0L AS left_record_key, 0L AS right_record_key, '' AS rule, false AS is_contradicted WHERE false");
        Dataset<Row> decisions =
                spark.sql("SELECT '' AS verdict, 0L AS left_record_key, 0L AS right_record_key WHERE false");
        String matches = folder.resolve("person_match-" + size).toString();
        long began = System.nanoTime();
        double before = Median.processorSeconds();
        new PersonMatches(linking(project))
                .table(spark.read().parquet(records), edges, decisions)
                .write()
                .format("delta")
                .mode("overwrite")
                .save(matches);
        double seconds = (System.nanoTime() - began) / 1e9;
        double processor = Median.processorSeconds() - before;
        Row found = spark.read()
                .format("delta")
                .load(matches)
                .selectExpr(
                        "count(*)",
                        "count_if(is_link)",
                        "count_if(is_link AND left_record_key div 5 = right_record_key div 5)")
                .head();
        System.out.printf(
                "%d %.1f %.1f %.2f %d %d %d%n",
                size, seconds, processor, peakGiB(), found.getLong(0), found.getLong(1), found.getLong(2));
        System.exit(0);
    }

    private static Loaded linking(Path project) {
        Loaded loaded = MatchingLoader.load(project, project, "conf/matching/people.conf");
        RecordMatching people = loaded.matching();
        return new Loaded(
                loaded.kinds(),
                new RecordMatching(
                        people.name(), people.title(), people.pairs(), people.columns(), people.blocking(), InNight.LINK),
                loaded.hash());
    }

    private static double peakGiB() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0 / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }
}
