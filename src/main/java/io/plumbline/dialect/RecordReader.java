package io.plumbline.dialect;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The records of a delimited text. A record that the dialect reads to the letter, with the table's width, is taken as it
 * is; otherwise its first line alone is read as {@link CheapestReading} does, so that a stray quote costs one line and not
 * the rest of the file.
 */
final class RecordReader {
    private static final int MOST_LINES = 2000;
    private static final int LONGEST = 1 << 20;
    private static final double REPAIR_ACROSS_LINES = 3.5;
    private static final List<String> OTHER_DELIMITERS = List.of(",", ";", "\t", "|", " ");

    private final PhysicalLines lines;
    private final Dialect dialect;
    private Optional<Profile> profile;

    RecordReader(Reader text, Dialect dialect, Optional<Profile> profile) {
        this.lines = new PhysicalLines(text);
        this.dialect = dialect;
        this.profile = profile;
    }

    /** From here on rows are another table's. */
    void expect(Optional<Profile> next) {
        profile = next;
    }

    Optional<DelimitedRecord> next() {
        return lines.next().map(this::record);
    }

    private DelimitedRecord record(PhysicalLine first) {
        List<PhysicalLine> taken = new ArrayList<>(List.of(first));
        StringBuilder raw = new StringBuilder(first.text());
        Cells cells = CellSplitter.split(dialect, first.text());
        while (cells.isOpen() && taken.size() < MOST_LINES && raw.length() < LONGEST) {
            Optional<PhysicalLine> next = lines.next();
            if (next.isEmpty()) {
                break;
            }
            raw.append(taken.get(taken.size() - 1).end()).append(next.get().text());
            taken.add(next.get());
            // Parsing again only where a quote may have closed keeps a long text linear.
            if (next.get().text().indexOf(dialect.quote()) >= 0) {
                cells = CellSplitter.split(dialect, raw.toString());
            }
        }
        if (cells.isSound() && fits(cells.width())) {
            return record(taken, raw.toString(), cells.values(), true, List.of());
        }
        return damaged(taken, raw.toString(), cells);
    }

    private boolean fits(int width) {
        return profile.isEmpty() || profile.get().width() == width;
    }

    private DelimitedRecord damaged(List<PhysicalLine> taken, String raw, Cells cells) {
        PhysicalLine first = taken.get(0);
        boolean spans = taken.size() > 1;
        boolean isWhole = cells.isSound();
        Cells plain = isWhole || !spans && !cells.isOpen() ? cells : CellSplitter.splitClosed(dialect, first.text());
        Optional<Reading> repair = profile.flatMap(p -> repair(p, first.text(), plain, isWhole && spans));
        if (repair.isEmpty() && isWhole) {
            return record(taken, raw, cells.values(), true, List.of());
        }
        if (spans) {
            lines.giveBack(taken.subList(1, taken.size()));
        }
        List<PhysicalLine> alone = List.of(first);
        return repair.isPresent()
                ? record(alone, first.text(), repair.get().cells(), false, repair.get().repairs())
                : record(alone, first.text(), plain.values(), false, List.of());
    }

    private Optional<Reading> repair(Profile expected, String line, Cells plain, boolean mustFit) {
        double cost = mustFit
                ? REPAIR_ACROSS_LINES
                : plain.flaws()
                        + CheapestReading.WRONG_WIDTH * Math.abs(plain.width() - expected.width())
                        + expected.strangeness(plain.values());
        Optional<Reading> best = CheapestReading.of(dialect, line, expected)
                .filter(reading -> reading.cost() < cost - 1e-9)
                .filter(reading -> reading.cells().size() == expected.width());
        return best.isPresent() || plain.width() * 2 > expected.width() + 1 ? best : otherwiseDelimited(expected, line, cost);
    }

    /** A line that hardly holds the delimiter may be delimited by another one. */
    private Optional<Reading> otherwiseDelimited(Profile expected, String line, double cost) {
        Optional<Reading> best = Optional.empty();
        double least = cost;
        for (String other : OTHER_DELIMITERS) {
            if (other.equals(dialect.delimiter()) || line.indexOf(other) < 0) {
                continue;
            }
            Optional<Reading> reading = CheapestReading.of(dialect.delimitedBy(other), line, expected);
            if (reading.isPresent()
                    && reading.get().cells().size() == expected.width()
                    && reading.get().cost() < least - 1e-9) {
                least = reading.get().cost();
                best = Optional.of(new Reading(
                        reading.get().cells(), least, List.of("the line is delimited by " + Names.of(other))));
            }
        }
        return best;
    }

    /** The record without repairs, for one that turns out to be another table's. */
    DelimitedRecord asWritten(DelimitedRecord record) {
        if (record.isSound()) {
            return record;
        }
        Cells cells = CellSplitter.splitClosed(dialect, record.raw());
        return new DelimitedRecord(
                record.line(), record.lastLine(), record.raw(), cells.values(), cells.isSound(), List.of(), record.end());
    }

    private static DelimitedRecord record(
            List<PhysicalLine> taken, String raw, List<String> cells, boolean isSound, List<String> repairs) {
        PhysicalLine last = taken.get(taken.size() - 1);
        return new DelimitedRecord(taken.get(0).number(), last.number(), raw, cells, isSound, repairs, last.end());
    }
}
