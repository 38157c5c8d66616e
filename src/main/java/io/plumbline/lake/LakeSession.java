package io.plumbline.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
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
        SparkConf settings = new SparkConf().setAppName("plumbline");
        if (hasOwnSettings()) {
            boolean isSmall = landedBytes <= SMALL_BYTES;
            long partitions = isSmall ? 1 : Math.min(200, Math.max(2, landedBytes / BYTES_PER_PARTITION));
            int processors = Runtime.getRuntime().availableProcessors();
            settings.setMaster("local[" + processors + "]")
                    .set("spark.driver.host", "127.0.0.1")
                    .set("spark.driver.bindAddress", "127.0.0.1")
                    .set("spark.ui.enabled", "false")
                    .set("spark.ui.retainedJobs", "1")
                    .set("spark.ui.retainedStages", "1")
                    .set("spark.ui.retainedTasks", "1")
                    .set("spark.sql.ui.retainedExecutions", "1")
                    .set("spark.sql.ui.explainMode", "simple")
                    .set("spark.sql.shuffle.partitions", String.valueOf(partitions))
                    .set("spark.default.parallelism", String.valueOf(Math.min(partitions, 2L * processors)))
                    .set("spark.sql.adaptive.coalescePartitions.parallelismFirst", "false")
                    .set("spark.sql.adaptive.advisoryPartitionSizeInBytes", "32m")
                    .set("spark.sql.files.maxPartitionBytes", "64m")
                    .set("spark.sql.autoBroadcastJoinThreshold", "40m")
                    .set("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
                    .set("spark.databricks.delta.snapshotPartitions", "1");
            if (isSmall) {
                INTERPRETING.forEach(settings::set);
            }
        }
        settings.set(
                        "spark.sql.extensions",
                        String.join(
                                ",",
                                "io.delta.sql.DeltaSparkSessionExtension",
                                HiddenRows.Extension.class.getName(),
                                PairedKeyCondition.Extension.class.getName()))
                .set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.parquet.compression.codec", "lz4_raw")
                .set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .set("spark.sql.constraintPropagation.enabled", "false")
                .set("spark.sql.codegen.hugeMethodLimit", "8000")
                .set("spark.sql.maxConcurrentOutputFileWriters", "32")
                .set("spark.buffer.pageSize", "8m")
                .set("spark.sql.debug.maxToStringFields", "200")
                // Its default looks into the environment, each time that a value of any type is read without compiled
                // code.
                .set("spark.sql.types.framework.enabled", "false")
                .set("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false")
                .set("spark.databricks.delta.allFilesInCrc.enabled", "false")
                .set("spark.log.structuredLogging.enabled", "false")
                .set("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
                .set("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalFiles.Context.class.getName());
        if (hasOwnSettings() && SparkSession.getDefaultSession().isEmpty()) {
            LakeContext.start(settings);
        }
        SparkSession spark = SparkSession.builder().config(settings).getOrCreate();
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
