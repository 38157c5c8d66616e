package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import io.plumbline.lake.Releases;
import io.plumbline.lake.Releases.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the last night of the sample company at ten points spread over its steps, lets it be repeated, and compares all tables with
 * those of a night that nobody disturbed. Meanwhile a reader opens every table of the release that is current and must find
 * it whole. Takes more than ten nights, so it is no part of the tests: checks/kill/run.
 */
@ExtendWith(Spark.class)
class KillCheck {
    private static final int KILLS = 10;
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void aKilledNightEndsLikeAnUndisturbedOne(SparkSession spark) throws Exception {
        Path before = folder.resolve("before");
        assertThat(run(before, "--as-of=2026-03-04T12:00:00Z").waitFor()).isZero();
        Path undisturbed = copy(before, "undisturbed");
        assertThat(run(undisturbed).waitFor()).isZero();
        long lines = progress(undisturbed);
        System.out.printf("undisturbed: %d lines of progress%n", lines);
        for (int kill = 1; kill <= KILLS; kill++) {
            Path lake = copy(before, "killed-" + kill);
            Reader reader = new Reader(lake);
            reader.start();
            Process night = run(lake);
            long until = lines * kill / (KILLS + 1);
            while (progress(lake) < until) {
                assertThat(night.waitFor(10, TimeUnit.MILLISECONDS))
                        .as("over before line " + until)
                        .isFalse();
            }
            // Not only where a step has just ended.
            assertThat(night.waitFor(kill * 60L, TimeUnit.MILLISECONDS))
                    .as("over after line " + until)
                    .isFalse();
            night.destroyForcibly().waitFor();
            assertThat(run(lake).waitFor()).as("the repeated run").isZero();
            reader.end();
            Map<String, String> differences = TwoLakes.differences(spark, undisturbed, lake);
            System.out.printf(
                    "kill %d after %d lines: %d differences; %d reads of whole releases %s, %d of torn ones%n",
                    kill, until, differences.size(), reader.reads, reader.seen, reader.torn.size());
            assertThat(differences).as("after kill %d", kill).isEmpty();
            assertThat(reader.torn).isEmpty();
            assertThat(reader.reads).isPositive();
        }
    }

    /** Lines that the night of a lake has told so far, one a step. */
    private static long progress(Path lake) throws IOException {
        try (Stream<String> lines = Files.lines(errors(lake))) {
            return lines.count();
        }
    }

    private static Path errors(Path lake) {
        return lake.resolveSibling(lake.getFileName() + ".err");
    }

    private static Process run(Path lake, String... options) throws IOException {
        String[] command = {HOME.resolve("plumbline").toString(), "run", "--lake", lake.toString()};
        String[] all = java.util.Arrays.copyOf(command, command.length + options.length);
        System.arraycopy(options, 0, all, command.length, options.length);
        return new ProcessBuilder(all)
                .redirectOutput(lake.resolveSibling(lake.getFileName() + ".out").toFile())
                .redirectError(errors(lake).toFile())
                .start();
    }

    private Path copy(Path lake, String name) throws Exception {
        Path target = folder.resolve(name);
        Process copying = new ProcessBuilder("cp", "-a", lake.toString(), target.toString()).start();
        assertThat(copying.waitFor()).isZero();
        return target;
    }

    /** Reads the current release over and over, the way a dashboard does: by DuckDB, from its Parquet folder. */
    private static final class Reader extends Thread {
        private final Path lake;
        private final Set<String> seen = new ConcurrentSkipListSet<>();
        private final Set<String> torn = new ConcurrentSkipListSet<>();
        private volatile boolean isOver;
        private volatile int reads;

        Reader(Path lake) {
            this.lake = lake;
        }

        void end() throws InterruptedException {
            isOver = true;
            join();
        }

        @Override
        public void run() {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
                while (!isOver) {
                    Release release = new Releases(lake).current().orElseThrow();
                    read(duck, release);
                    seen.add(release.id());
                    reads++;
                    Thread.sleep(500);
                }
            } catch (Exception e) {
                torn.add(e.toString());
            }
        }

        private void read(Connection duck, Release release) throws Exception {
            for (Map.Entry<String, Long> table : release.rows().entrySet()) {
                String name = table.getKey().substring(table.getKey().indexOf('.') + 1);
                Path files = lake.resolve("parquet").resolve(release.id()).resolve(name);
                try (ResultSet result = duck.createStatement()
                        .executeQuery("SELECT count(*) FROM read_parquet('" + files + "/**/*.parquet')")) {
                    result.next();
                    if (result.getLong(1) != table.getValue()) {
                        torn.add(release.id() + " " + name);
                    }
                }
            }
        }
    }
}
