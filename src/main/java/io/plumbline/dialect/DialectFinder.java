package io.plumbline.dialect;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the dialect of a text by trying all that it may be written in on a sample of it, and taking the best {@link Score}. */
final class DialectFinder {
    private static final int MOST_ROWS = 400;

    private final String sample;
    private final List<String> lines;

    /** @param width the commonest number of cells under the dialect */
    record Found(Dialect dialect, int width) {}

    private record Candidate(Dialect dialect, double likelihood) {}

    DialectFinder(String sample) {
        this.sample = sample;
        this.lines = sample.lines().toList();
    }

    Found find() {
        Found best = new Found(new Dialect("", false, Dialect.NONE, Dialect.NONE), 1);
        double highest = 0;
        for (Candidate candidate : candidates()) {
            Score score = Score.of(rows(candidate.dialect()), candidate.dialect(), candidate.likelihood());
            if (score.value() > highest + 1e-9) {
                highest = score.value();
                best = new Found(candidate.dialect(), score.width());
            }
        }
        return best.width() > 1 ? best : new Found(undelimited(best.dialect()), 1);
    }

    private static Dialect undelimited(Dialect dialect) {
        return new Dialect("", false, dialect.quote(), dialect.escape());
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, Double> delimiters = Delimiters.of(lines);
        delimiters.forEach((delimiter, likelihood) -> quotes().forEach(quote -> {
            boolean mayPad = delimiter.length() == 1 && !delimiter.isBlank() && isFollowedByBlanks(delimiter);
            escapes(quote).forEach(escape -> {
                candidates.add(new Candidate(new Dialect(delimiter, false, quote, escape), likelihood));
                if (mayPad) {
                    candidates.add(new Candidate(new Dialect(delimiter, true, quote, escape), likelihood));
                }
            });
        }));
        for (char quote : quotes()) {
            escapes(quote).forEach(escape -> candidates.add(new Candidate(new Dialect("", false, quote, escape), 1)));
        }
        return candidates;
    }

    /** Whether a blank follows the delimiter more often than not. */
    private boolean isFollowedByBlanks(String delimiter) {
        long all = 0;
        long followed = 0;
        for (int at = sample.indexOf(delimiter); at >= 0; at = sample.indexOf(delimiter, at + 1)) {
            all++;
            followed += at + 1 < sample.length() && Dialect.isBlank(sample.charAt(at + 1)) ? 1 : 0;
        }
        return followed * 2 > all;
    }

    /** A double quote is asked even where there is none, since later lines may have it. */
    private List<Character> quotes() {
        List<Character> quotes = new ArrayList<>(List.of('"'));
        if (sample.indexOf('\'') >= 0) {
            quotes.add('\'');
        }
        if (sample.indexOf('"') >= 0) {
            quotes.add(Dialect.NONE);
        }
        return quotes;
    }

    private List<Character> escapes(char quote) {
        boolean isEscaped = quote != Dialect.NONE && sample.contains("\\" + quote);
        return isEscaped ? List.of(quote, '\\') : List.of(quote);
    }

    private List<Cells> rows(Dialect dialect) {
        List<Cells> rows = new ArrayList<>();
        RecordReader reader = new RecordReader(new StringReader(sample), dialect);
        while (rows.size() < MOST_ROWS) {
            Optional<DelimitedRecord> record = reader.next();
            if (record.isEmpty()) {
                break;
            }
            if (!record.get().raw().isBlank()) {
                DelimitedRecord row = record.get();
                rows.add(
                        row.isSound()
                                ? CellSplitter.split(dialect, row.raw())
                                : CellSplitter.splitClosed(dialect, row.raw()));
            }
        }
        return rows;
    }
}
