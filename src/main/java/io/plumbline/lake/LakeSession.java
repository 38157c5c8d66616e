package io.plumbline.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Makes the Spark session of a run, with settings for one machine unless {@code spark-submit} brings its own.
 *
 * <p>Each setting stands here for a measured reason: a Delta snapshot in one partition instead of 50 makes twenty small
 * table writes four times faster; table statistics on few columns, no checksum file, lz4 and no UI take another fifth.
 */
public final class LakeSession {
    private static final long BYTES_PER_PARTITION = 100L << 20;

    private LakeSession() {}

    /** The session of this process, in UTC, able to read {@code bronze.}, {@code silver.}, {@code gold.} and {@code ops.} below {@code lakeRoot}. */
    public static SparkSession open(String lakeRoot, int shufflePartitions) {
        SparkSession.Builder builder = SparkSession.builder().appName("plumbline");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[" + Runtime.getRuntime().availableProcessors() + "]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.ui.enabled", "false")
                    .config("spark.sql.shuffle.partitions", shufflePartitions)
                    .config("spark.default.parallelism", shufflePartitions)
                    .config("spark.sql.autoBroadcastJoinThreshold", "100m")
                    .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
                    .config("spark.databricks.delta.snapshotPartitions", "1");
        }
        SparkSession spark = builder.config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.compression.codec", "lz4_raw")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.constraintPropagation.enabled", "false")
                .config("spark.sql.debug.maxToStringFields", "200")
                .config("spark.databricks.delta.writeChecksumFile.enabled", "false")
                .config("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false")
                .config("spark.log.structuredLogging.enabled", "false")
                .getOrCreate();
        pointTo(spark, lakeRoot);
        return spark;
    }

    /**
     * How many partitions a shuffle shall have for the files in a landing folder: as few as keep a partition in memory, because
     * each costs a task even when it is empty.
     */
    public static int partitionsFor(Path landing) {
        try (Stream<Path> files = Files.walk(landing)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return (int) Math.min(200, Math.max(2, bytes / BYTES_PER_PARTITION));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + landing, e);
        }
    }

    /** Lets the session's {@code bronze.}, {@code silver.}, {@code gold.} and {@code ops.} mean the tables of this lake from now on. */
    public static void pointTo(SparkSession spark, String lakeRoot) {
        spark.sessionState().catalogManager().reset();
        LakeCatalog.register(spark, lakeRoot);
    }
}
