package io.plumbline.definitions;

import io.plumbline.definitions.FiscalYear.NamedBy;
import io.plumbline.definitions.FiscalYear.YearEnds;
import java.time.DayOfWeek;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the {@code fiscal} of a calendar. */
final class FiscalYearReader {
    private static final Kind<String> PATTERN = Kind.word(List.of("4-4-5", "4-5-4", "5-4-4"));

    private FiscalYearReader() {}

    static FiscalYear read(Node fiscal) {
        Month starts = fiscal.required("starts", Kind.choice(Month.class));
        NamedBy namedBy = fiscal.required("named-by", Kind.choice(NamedBy.class));
        Optional<Node> weeks = fiscal.optionalBlock("weeks");
        if (weeks.isEmpty()) {
            return new FiscalYear.Months(starts, namedBy);
        }
        String pattern = weeks.get().required("pattern", PATTERN);
        return new FiscalYear.Weeks(
                starts,
                namedBy,
                weeks.get().required("first-day", Kind.choice(DayOfWeek.class)),
                weeks.get().required("year-ends", Kind.choice(YearEnds.class)),
                Arrays.stream(pattern.split("-")).map(Integer::valueOf).toList());
    }
}
