package io.plumbline.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides the fate of each record of a delimited file, in file order. */
final class CsvFates {
    private final ReadPlan plan;
    private final long headerRecord;
    private final Folding folding;
    private final KeyCheck keys;
    private final List<Pattern> footers;
    private final List<TotalsRule> totals;
    private final Set<Long> broken;
    private boolean inFooter;

    CsvFates(ReadPlan plan, Layout layout) {
        this.plan = plan;
        this.headerRecord = layout.headerRecord();
        this.folding = new Folding(plan, layout);
        this.keys = new KeyCheck(plan);
        this.footers = plan.footers().stream().map(Pattern::compile).toList();
        this.totals = plan.totals().stream().map(t -> new TotalsRule(plan, t)).toList();
        this.broken = new HashSet<>(layout.broken());
    }

    Fate of(String[] cells, long record, long line) {
        int first = firstFilled(cells);
        if (record <= headerRecord) {
            return record == headerRecord ? Recognised.HEADER : first < 0 ? Recognised.BLANK : Recognised.PREAMBLE;
        }
        if (inFooter) {
            return Recognised.FOOTER;
        }
        if (first < 0) {
            return Recognised.BLANK;
        }
        if (!footers.isEmpty() && isFooter(cells[0].strip())) {
            inFooter = true;
            return Recognised.FOOTER;
        }
        if (!broken.isEmpty() && broken.contains(record)) {
            return quarantined(
                    cells, record, line, "", "text follows a closing quote: quotes inside a cell must be doubled");
        }
        return data(cells, cells[first], record, line);
    }

    private Fate data(String[] cells, String firstFilled, long record, long line) {
        @Nullable String[] folded = folding.fold(cells);
        for (TotalsRule rule : totals) {
            TotalsRule.Match match = rule.match(firstFilled, folded);
            if (match.isTotals()) {
                return rule.isControl(firstFilled) ? new Fate.Totals(folded) : Recognised.TOTALS;
            } else if (!match.reason().isEmpty()) {
                return quarantined(cells, record, line, match.column(), match.reason());
            }
        }
        if (folding.isHeader(cells)) {
            return Recognised.REPEATED_HEADER;
        }
        if (!folding.fits(cells)) {
            return quarantined(
                    cells,
                    record,
                    line,
                    "",
                    "%d cells where the header has %d".formatted(cells.length, folding.width()));
        }
        int bad = keys.firstBad(folded);
        return bad >= 0
                ? quarantined(cells, record, line, plan.columns().get(bad).name(), keys.reason(folded[bad]))
                : new Fate.Landed(record, folded, folding.extra(cells));
    }

    private QuarantinedRow quarantined(String[] cells, long record, long line, String column, String reason) {
        return new QuarantinedRow(record, line, column, reason, folding.byHeader(cells));
    }

    private boolean isFooter(String firstCell) {
        return footers.stream().anyMatch(footer -> footer.matcher(firstCell).matches());
    }

    private static int firstFilled(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return i;
            }
        }
        return -1;
    }
}
