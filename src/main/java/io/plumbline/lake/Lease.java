package io.plumbline.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.PlumblineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The right to write to a lake, held by one run at a time: a file in the lake, made only if it is not there. A lease whose
 * process is gone from this host is taken over; one of another host never is, because its death cannot be seen from here.
 */
public final class Lease implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final long run;
    private final Optional<Long> interrupted;

    private Lease(Path file, long run, Optional<Long> interrupted) {
        this.file = file;
        this.run = run;
        this.interrupted = interrupted;
    }

    /**
     * Takes the lease.
     *
     * @throws Held when another run holds it
     */
    public static Lease take(Path lake) {
        Path file = lake.resolve("_lease.json");
        try {
            Files.createDirectories(lake);
            Optional<Long> interrupted = removeIfStale(file);
            long run = nextRun(lake);
            create(file, describe(run));
            Files.writeString(lake.resolve("_run"), String.valueOf(run));
            return new Lease(file, run, interrupted);
        } catch (FileAlreadyExistsException e) {
            throw new Held(holder(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take the lease " + file, e);
        }
    }

    /** A process that is killed meanwhile leaves the whole lease or none, where the file system has hard links. */
    private static void create(Path file, String content) throws IOException {
        Path draft = Files.writeString(
                file.resolveSibling("_lease." + ProcessHandle.current().pid() + ".draft"), content);
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException e) {
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
        } finally {
            Files.delete(draft);
        }
    }

    /** The number of this run: one more than the last that took the lease. */
    public long run() {
        return run;
    }

    /** The run that held the lease and died with it, if one did. */
    public Optional<Long> interrupted() {
        return interrupted;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back the lease " + file, e);
        }
    }

    /** Who holds the lease, in words; empty when nobody does. */
    public static Optional<String> heldBy(Path lake) {
        Path file = lake.resolve("_lease.json");
        return Files.exists(file) ? Optional.of(holder(file)) : Optional.empty();
    }

    /** Another run holds the lease. */
    public static final class Held extends PlumblineException {
        Held(String holder) {
            super(
                    "another run holds the lease of this lake: " + holder
                            + ".\n    fix: wait for it to end; if its machine is gone for good, delete the lease file named above");
        }
    }

    private static long nextRun(Path lake) throws IOException {
        Path counter = lake.resolve("_run");
        return Files.exists(counter) ? Long.parseLong(Files.readString(counter).strip()) + 1 : 1;
    }

    private static Optional<Long> removeIfStale(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode lease = read(file);
        if (!lease.path("host").asText().equals(host()) || isAlive(lease)) {
            throw new Held(holder(file));
        }
        // Two runs may both find it stale: the rename lets one of them win, the other finds nothing to rename.
        Path grave = file.resolveSibling("_lease." + ProcessHandle.current().pid() + ".stale");
        try {
            Files.move(file, grave, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw new Held("a run that took it over just now");
        }
        Files.delete(grave);
        return Optional.of(lease.path("run").asLong());
    }

    private static boolean isAlive(JsonNode lease) {
        Optional<ProcessHandle> process = ProcessHandle.of(lease.path("pid").asLong());
        return process.filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(started ->
                        started.toString().equals(lease.path("process_started").asText()))
                .orElse(false);
    }

    private static String describe(long run) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        return JSON.writeValueAsString(Map.of(
                "run", run,
                "host", host(),
                "pid", self.pid(),
                "process_started",
                        self.info().startInstant().map(Instant::toString).orElse(""),
                "since", Instant.now().toString()));
    }

    private static String holder(Path file) {
        try {
            JsonNode lease = read(file);
            return "run %s, process %s on %s, since %s (%s)"
                    .formatted(
                            lease.path("run").asText(),
                            lease.path("pid").asText(),
                            lease.path("host").asText(),
                            lease.path("since").asText(),
                            file);
        } catch (IOException e) {
            return "a run that is just starting (" + file + ")";
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
