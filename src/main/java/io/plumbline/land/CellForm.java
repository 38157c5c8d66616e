package io.plumbline.land;

import io.plumbline.definitions.Export;
import io.plumbline.definitions.Export.Becomes;
import io.plumbline.definitions.Export.Mapping;
import io.plumbline.functions.AmountText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * What a column's cells must look like, because the contract reads every one of them by a function that knows no other form.
 * Told only where a mapping calls that function on the column alone and is the only entry of its table, without a condition: then
 * each cell that does not look like it quarantines its record.
 */
enum CellForm {
    NUMBER("a number such as 1,234.50", "amount|whole|micros") {
        @Override
        boolean fits(String cell) {
            return AmountText.amount(UTF8String.fromString(cell)) != null;
        }
    },
    ISO_DATE("a date such as 2026-03-05", "iso_day|instant") {
        @Override
        boolean fits(String cell) {
            return YEAR_FIRST.matcher(cell).lookingAt();
        }
    };

    private static final Pattern YEAR_FIRST = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final String words;
    private final Pattern call;

    CellForm(String words, String functions) {
        this.words = words;
        this.call = Pattern.compile("(?:" + functions + ")\\(([a-z][a-z0-9_]*)\\)");
    }

    /** @param cell without blanks around it; not a null text of the contract */
    abstract boolean fits(String cell);

    String words() {
        return words;
    }

    /** The form of a column's cells, if the contract says so. */
    static Optional<CellForm> of(Export export, String column) {
        return export.becomes().stream()
                .filter(entry -> isForEveryRecord(export.becomes(), entry))
                .flatMap(entry -> entry.columns().stream())
                .flatMap(mapping -> of(mapping, column).stream())
                .findFirst();
    }

    private static boolean isForEveryRecord(List<Becomes> entries, Becomes entry) {
        boolean isOnly = entries.stream()
                        .filter(other -> other.table().equals(entry.table()))
                        .count()
                == 1;
        return isOnly && entry.where().isEmpty() && entry.each().isEmpty();
    }

    private static Optional<CellForm> of(Mapping mapping, String column) {
        for (CellForm form : values()) {
            Matcher matcher = form.call.matcher(mapping.expression().sql().strip());
            if (matcher.matches() && matcher.group(1).equals(column)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
