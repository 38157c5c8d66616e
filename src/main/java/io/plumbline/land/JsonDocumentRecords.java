package io.plumbline.land;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** The records of one JSON document, streamed: the elements of the array at the contract's path. */
final class JsonDocumentRecords implements Records {
    private final JsonParser parser;
    private final JsonFates fates;
    private final JsonSurroundings surroundings;
    private boolean isAhead;
    private boolean isDone;
    private long line;
    private long read;

    JsonDocumentRecords(ReadPlan plan, Layout layout, JsonSurroundings surroundings, Reader text) {
        this.fates = new JsonFates(plan, layout);
        this.surroundings = surroundings;
        try {
            this.parser = JsonDialect.FACTORY.createParser(text);
            this.isDone = !JsonDocumentCheck.enterRecords(parser, plan.part());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        if (!isAhead && !isDone) {
            try {
                isDone = parser.nextToken() == JsonToken.END_ARRAY;
                isAhead = !isDone;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return isAhead;
    }

    @Override
    public Fate next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isAhead = false;
        read++;
        try {
            line = parser.currentTokenLocation().getLineNr();
            return fates.of(parser, read, line, surroundings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long read() {
        return read;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
