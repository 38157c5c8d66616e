package io.plumbline.dialect;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The records of a delimited text. A record that the dialect reads to the letter, with the table's width, is taken as it
 * is; otherwise its first line alone is read as {@link CheapestReading} does, so that a stray quote costs one line and not
 * the rest of the file.
 */
final class RecordReader {
    private static final int MOST_LINES = 2000;
    private static final int LONGEST = 1 << 20;
    /** What may be put right in the first line of a record that is sound over several lines but has an odd width. */
    private static final double SLIGHT = 3.5;

    private static final double OTHER_DELIMITER = 2;
    private static final int MOST_REPAIRS = 3;
    private static final List<String> OTHER_DELIMITERS = List.of(",", ";", "\t", "|", " ");

    private final PhysicalLines lines;
    private final Dialect dialect;
    private final boolean lacksHeader;
    private Optional<Profile> profile;

    /** For a text of which nothing but the dialect is known. */
    RecordReader(Reader text, Dialect dialect) {
        this(text, dialect, Optional.empty(), false);
    }

    /** For a text with one table at least. */
    RecordReader(Reader text, Dialect dialect, Profile profile) {
        this(text, dialect, Optional.of(profile), false);
    }

    /** For a text whose first line, if it names the columns at all, is delimited otherwise than the rows. */
    static RecordReader lackingHeader(Reader text, Dialect dialect, Profile profile) {
        return new RecordReader(text, dialect, Optional.of(profile), true);
    }

    private RecordReader(Reader text, Dialect dialect, Optional<Profile> profile, boolean lacksHeader) {
        this.lines = new PhysicalLines(text);
        this.dialect = dialect;
        this.profile = profile;
        this.lacksHeader = lacksHeader;
    }

    /** From here on rows are another table's, of which nothing is known. */
    void expectAnotherTable() {
        profile = Optional.empty();
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
        Optional<Reading> repair = profile.flatMap(p -> repair(p, first, plain, isWhole && spans));
        if (repair.isEmpty() && isWhole) {
            return record(taken, raw, cells.values(), true, List.of());
        }
        if (spans) {
            lines.giveBack(taken.subList(1, taken.size()));
        }
        List<PhysicalLine> alone = List.of(first);
        return repair.isPresent()
                ? record(
                        alone,
                        first.text(),
                        repair.get().cells(),
                        false,
                        repair.get().repairs())
                : record(alone, first.text(), plain.values(), false, List.of());
    }

    /** The reading with the least to put right, if that is less than what is wrong with the plain one. */
    private Optional<Reading> repair(Profile expected, PhysicalLine line, Cells plain, boolean mustBeSlight) {
        double wrong = CheapestReading.TEXT_AFTER_QUOTE * plain.flaws()
                + CheapestReading.WRONG_WIDTH * Math.abs(plain.width() - expected.width())
                + expected.strangeness(plain.values());
        boolean isMostlyThere = plain.width() * 2 > expected.width() + 1;
        if (!isMostlyThere && plain.flaws() == 0) {
            return otherwiseDelimited(expected, line, wrong);
        }
        Optional<Reading> best = fitting(dialect, expected, line.text(), mustBeSlight ? SLIGHT : wrong);
        return isMostlyThere
                ? best
                : otherwiseDelimited(expected, line, best.map(Reading::cost).orElse(wrong))
                        .or(optional(best));
    }

    /** A line that hardly holds the delimiter may be delimited by another one, if its cells then look as they should. */
    private Optional<Reading> otherwiseDelimited(Profile expected, PhysicalLine line, double limit) {
        Optional<Reading> best = Optional.empty();
        double least = limit;
        for (String other : OTHER_DELIMITERS) {
            if (other.equals(dialect.delimiter()) || !line.text().contains(other)) {
                continue;
            }
            Optional<Reading> reading = fitting(
                            dialect.delimitedBy(other), expected, line.text(), least - OTHER_DELIMITER)
                    .filter(found -> expected.recognises(found.cells())
                            || lacksHeader
                                    && line.number() == 1
                                    && found.repairs().isEmpty());
            if (reading.isPresent()) {
                least = reading.get().cost() + OTHER_DELIMITER;
                best = Optional.of(new Reading(
                        reading.get().cells(), least, List.of("the line is delimited by " + Names.of(other))));
            }
        }
        return best;
    }

    private static Optional<Reading> fitting(Dialect dialect, Profile expected, String line, double limit) {
        return CheapestReading.of(dialect, line, expected)
                .filter(reading -> reading.cost() < limit - 1e-9)
                .filter(reading -> reading.cells().size() == expected.width())
                .filter(reading -> reading.repairs().size() <= MOST_REPAIRS);
    }

    private static Supplier<Optional<Reading>> optional(Optional<Reading> reading) {
        return () -> reading;
    }

    /** The record without repairs, for one that turns out to be another table's. */
    DelimitedRecord asWritten(DelimitedRecord record) {
        if (record.isSound()) {
            return record;
        }
        Cells cells = CellSplitter.splitClosed(dialect, record.raw());
        return new DelimitedRecord(
                record.line(),
                record.lastLine(),
                record.raw(),
                cells.values(),
                cells.isSound(),
                List.of(),
                record.end());
    }

    private static DelimitedRecord record(
            List<PhysicalLine> taken, String raw, List<String> cells, boolean isSound, List<String> repairs) {
        PhysicalLine last = taken.get(taken.size() - 1);
        return new DelimitedRecord(taken.get(0).number(), last.number(), raw, cells, isSound, repairs, last.end());
    }
}
