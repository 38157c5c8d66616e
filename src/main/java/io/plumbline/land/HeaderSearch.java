package io.plumbline.land;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Finds the header, and with it the delimiter, by content: of the first records, split by each delimiter in turn, the
 * first that holds enough of the contract's headers; the delimiter under which it holds most of them wins.
 */
final class HeaderSearch {
    private static final String DELIMITERS = ",\t;|";
    private static final int MAX_PREAMBLE = 1_000;
    private final ReadPlan plan;
    private final Set<String> known;

    HeaderSearch(ReadPlan plan) {
        this.plan = plan;
        this.known = plan.columns().stream().flatMap(c -> c.headers().stream()).collect(Collectors.toSet());
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

    boolean isHeader(Header header) {
        return header.matches() >= needed();
    }

    int needed() {
        return Math.max(1, Math.min(plan.minHeaderMatches(), known.size()));
    }

    /** The header cells that the contract knows. */
    List<String> known(Header header) {
        return header.cells().stream()
                .filter(cell -> known.contains(Headers.normal(cell)))
                .map(String::strip)
                .toList();
    }

    private Optional<Header> closest(String head, char delimiter) {
        Optional<Header> best = Optional.empty();
        List<String> above = new ArrayList<>();
        try (CSVParser records = CsvDialect.lenient(new StringReader(head), delimiter)) {
            long line = 1;
            for (CSVRecord candidate : records) {
                above.add(String.join(String.valueOf(delimiter), candidate));
                int matches = matches(candidate);
                if (matches > best.map(Header::matches).orElse(0)) {
                    best = Optional.of(new Header(
                            delimiter,
                            candidate.getRecordNumber(),
                            line,
                            matches,
                            candidate.toList(),
                            List.copyOf(above)));
                }
                if (matches >= needed() || above.size() >= MAX_PREAMBLE) {
                    break;
                }
                line = records.getCurrentLineNumber() + 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return best;
    }

    private int matches(CSVRecord candidate) {
        return (int) candidate.stream()
                .map(Headers::normal)
                .filter(known::contains)
                .distinct()
                .count();
    }
}
