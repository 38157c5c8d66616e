package io.plumbline.land;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The records of a JSON lines file: every line is one. */
final class JsonLineRecords implements Records {
    private static final int MAX_KEPT = 10_000;
    private final BufferedReader lines;
    private final JsonFates fates;
    private @Nullable String ahead;
    private long read;

    JsonLineRecords(ReadPlan plan, Layout layout, Reader text) {
        this.lines = new BufferedReader(text, 1 << 16);
        this.fates = new JsonFates(plan, layout);
    }

    @Override
    public boolean hasNext() {
        try {
            ahead = ahead == null ? lines.readLine() : ahead;
            return ahead != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Fate next() {
        String line = hasNext() ? ahead : null;
        if (line == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        read++;
        return line.isBlank() ? Recognised.BLANK : fate(line);
    }

    private Fate fate(String line) {
        try (JsonParser parser = JsonDialect.FACTORY.createParser(line)) {
            parser.nextToken();
            Fate fate = fates.of(parser, read, read);
            return parser.nextToken() == null ? fate : bad(line, "more than one JSON value on the line");
        } catch (JsonProcessingException e) {
            return bad(
                    line,
                    "not well-formed JSON at character %d"
                            .formatted(e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private QuarantinedRow bad(String line, String reason) {
        String kept = line.length() > MAX_KEPT ? line.substring(0, MAX_KEPT) : line;
        return new QuarantinedRow(read, read, "", reason, Map.of("(text)", kept));
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
