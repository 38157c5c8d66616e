package io.plumbline.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Makes the Spark session of a run, with settings for one machine unless {@code spark-submit} brings its own.
 *
 * <p>Each setting stands here for a measured reason, see DECISIONS.md: a night on small data is planning, not data.
 */
public final class LakeSession {
    private static final long BYTES_PER_PARTITION = 100L << 20;

    /** Up to here compiling a query costs more than interpreting it. */
    private static final long SMALL_BYTES = 64L << 20;

    private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";
    private static final Map<String, String> INTERPRETING = Map.of(
            WHOLE_STAGE,
            "false",
            "spark.sql.codegen.factoryMode",
            "NO_CODEGEN",
            "spark.sql.adaptive.enabled",
            "false",
            "spark.sql.shuffle.partitions",
            "1",
            "spark.sql.execution.removeRedundantProjects",
            "false");

    private LakeSession() {}

    /** Settings are ours to choose when no {@code spark-submit} brought any. */
    private static boolean hasOwnSettings() {
        return System.getProperty("spark.master") == null;
    }

    /**
     * The session of this process, in UTC, able to read {@code bronze.}, {@code silver.}, {@code gold.} and {@code ops.} below
     * {@code lakeRoot}.
     *
     * @param landedBytes size of all exports, which tells how to run the queries: a shuffle gets as few partitions as keep one
     *     in memory, because each costs a task even when it is empty
     */
    public static SparkSession open(String lakeRoot, long landedBytes) {
        SparkSession.Builder builder = SparkSession.builder().appName("plumbline");
        if (hasOwnSettings()) {
            boolean isSmall = landedBytes <= SMALL_BYTES;
            long partitions = isSmall ? 1 : Math.min(200, Math.max(2, landedBytes / BYTES_PER_PARTITION));
            int processors = Runtime.getRuntime().availableProcessors();
            builder.master("local[" + processors + "]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.ui.enabled", "false")
                    .config("spark.ui.retainedJobs", "1")
                    .config("spark.ui.retainedStages", "1")
                    .config("spark.ui.retainedTasks", "1")
                    .config("spark.sql.ui.retainedExecutions", "1")
                    .config("spark.sql.ui.explainMode", "simple")
                    .config("spark.sql.shuffle.partitions", partitions)
                    .config("spark.default.parallelism", Math.min(partitions, 2L * processors))
                    .config("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false")
                    .config("spark.sql.adaptive.advisoryPartitionSizeInBytes", "32m")
                    .config("spark.sql.files.maxPartitionBytes", "64m")
                    .config("spark.sql.autoBroadcastJoinThreshold", "40m")
                    .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
                    .config("spark.databricks.delta.snapshotPartitions", "1");
            if (isSmall) {
                INTERPRETING.forEach(builder::config);
            }
        }
        SparkSession spark = builder.config(
                        "spark.sql.extensions",
                        String.join(
                                ",",
                                "io.delta.sql.DeltaSparkSessionExtension",
                                HiddenRows.Extension.class.getName(),
                                PairedKeyCondition.Extension.class.getName()))
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.parquet.compression.codec", "lz4_raw")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.constraintPropagation.enabled", "false")
                .config("spark.sql.codegen.hugeMethodLimit", "8000")
                .config("spark.sql.maxConcurrentOutputFileWriters", "32")
                .config("spark.buffer.pageSize", "8m")
                .config("spark.sql.debug.maxToStringFields", "200")
                .config("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false")
                .config("spark.databricks.delta.allFilesInCrc.enabled", "false")
                .config("spark.log.structuredLogging.enabled", "false")
                .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
                .config("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName())
                .getOrCreate();
        if (hasOwnSettings()) {
            HadoopDefaults.drop(spark.sparkContext().hadoopConfiguration(), lakeRoot);
        }
        pointTo(spark, lakeRoot);
        return spark;
    }

    /**
     * The session for queries that read little of a large lake: with the same functions and tables, interpreted, in one
     * partition. Compiling such a query, by Janino and then by the virtual machine, takes longer than running it.
     */
    static SparkSession interpreting(SparkSession spark) {
        if (!hasOwnSettings() || spark.conf().get(WHOLE_STAGE).equals("false")) {
            return spark;
        }
        SparkSession interpreting = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
        INTERPRETING.forEach((key, value) -> interpreting.conf().set(key, value));
        return interpreting;
    }

    /**
     * The session for queries of which only the rows of some keys are wanted: a condition on one side of a join is one on the
     * other too, so that it reaches the tables. To look for such conditions in every query costs more than they save.
     */
    static SparkSession following(SparkSession spark) {
        SparkSession following = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
        following.conf().set("spark.sql.constraintPropagation.enabled", "true");
        return following;
    }

    /** The size of all files below a folder; 0 when there is no such folder. */
    public static long bytesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Lets the session's {@code bronze.}, {@code silver.}, {@code gold.} and {@code ops.} mean the tables of this lake from now on. */
    public static void pointTo(SparkSession spark, String lakeRoot) {
        spark.sessionState().catalogManager().reset();
        LakeCatalog.register(spark, lakeRoot);
    }
}
