package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.lake.Lease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two processes, one lake. */
class LeaseTest {
    @TempDir
    Path lake;

    /** What the other process does: takes the lease and sits on it. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            Lease lease = Lease.take(Path.of(arguments[0]));
            System.out.println(lease.run());
            Thread.sleep(600_000);
        }
    }

    @Test
    void theSecondRunRefusesAndSaysWhoHoldsTheLease() throws Exception {
        Process holder = holder();
        try {
            StringWriter messages = new StringWriter();
            CommandLine command = Main.commandLine().setErr(new PrintWriter(messages, true));

            int code = command.execute("run", "--lake", lake.toString());

            assertThat(code).isEqualTo(75);
            assertThat(messages.toString())
                    .contains("another run holds the lease")
                    .contains("run 1")
                    .contains("process " + holder.pid())
                    .contains(lake.resolve("_lease.json").toString());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void theLeaseOfAKilledRunIsTakenOver() throws Exception {
        Process holder = holder();
        holder.destroyForcibly().waitFor();

        try (Lease lease = Lease.take(lake)) {
            assertThat(lease.interrupted()).hasValue(1L);
            assertThat(lease.run()).isEqualTo(2);
        }
        assertThat(Lease.heldBy(lake)).isEmpty();
    }

    @Test
    void aLeaseIsWholeOrNotThere() throws IOException {
        try (Lease lease = Lease.take(lake)) {
            assertThat(Files.readString(lake.resolve("_lease.json"))).contains("\"run\":" + lease.run());
            try (var files = Files.list(lake)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("_lease.json", "_run");
            }
        }
    }

    private Process holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        lake.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader answer = process.inputReader(StandardCharsets.UTF_8);
        assertThat(answer.readLine()).isEqualTo("1");
        return process;
    }
}
