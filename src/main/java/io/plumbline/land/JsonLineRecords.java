package io.plumbline.land;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;

/** The records of a JSON lines file: the lines, or what stands in an array of each. */
final class JsonLineRecords implements Records {
    private final BufferedReader lines;
    private final JsonLine line;
    private final Deque<Fate> ahead = new ArrayDeque<>();
    private long linesRead;
    private long lineRead;
    private long read;

    JsonLineRecords(ReadPlan plan, Layout layout, Reader text) {
        this.lines = new BufferedReader(text, 1 << 16);
        this.line = new JsonLine(plan, layout);
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty()) {
            try {
                String text = lines.readLine();
                if (text != null) {
                    linesRead++;
                    ahead.addAll(line.fates(text, read + 1, linesRead));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return !ahead.isEmpty();
    }

    @Override
    public Fate next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        read++;
        lineRead = linesRead;
        return ahead.remove();
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long line() {
        return lineRead;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
