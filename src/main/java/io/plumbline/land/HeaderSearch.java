package io.plumbline.land;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds the header of a delimited file, and with it the delimiter, by content: of the first records, split by each delimiter
 * in turn, the first that holds enough of the contract's headers; the delimiter under which it holds most of them wins.
 */
final class HeaderSearch {
    private static final String DELIMITERS = ",\t;|";
    private final ReadPlan plan;
    private final HeaderMeasure measure;

    HeaderSearch(ReadPlan plan) {
        this.plan = plan;
        this.measure = new HeaderMeasure(plan);
    }

    /** The header, or the record that comes closest to one; empty if no record holds a known header. */
    Optional<Header> closest(String head) {
        String delimiters = plan.delimiter().isEmpty() ? DELIMITERS : plan.delimiter();
        BinaryOperator<Header> better = BinaryOperator.maxBy(Comparator.comparingInt(Header::matches));
        return delimiters
                .chars()
                .mapToObj(delimiter -> closest(head, (char) delimiter))
                .flatMap(Optional::stream)
                .reduce((first, second) -> better.apply(second, first));
    }

    private Optional<Header> closest(String head, char delimiter) {
        HeaderScan scan = new HeaderScan(plan, measure, String.valueOf(delimiter));
        try (CSVParser records = CsvDialect.lenient(new StringReader(head), delimiter)) {
            long line = 1;
            for (CSVRecord candidate : records) {
                if (!scan.next(candidate.toList(), candidate.getRecordNumber(), line)) {
                    break;
                }
                line = records.getCurrentLineNumber() + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scan.best();
    }
}
