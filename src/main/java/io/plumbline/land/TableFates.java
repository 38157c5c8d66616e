package io.plumbline.land;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides the fate of each record of a file of rows and cells, in file order. */
final class TableFates {
    private final ReadPlan plan;
    private final long headerRecord;
    private final long firstHeaderRecord;
    private final Blocks blocks;
    private final KeyCheck keys;
    private final List<Pattern> footers;
    private final List<TotalsRule> totals;
    private final Set<Long> broken;
    private boolean inFooter;

    TableFates(ReadPlan plan, Layout layout) {
        this.plan = plan;
        this.headerRecord = layout.headerRecord();
        this.firstHeaderRecord = headerRecord - layout.headerRows().size() + 1;
        this.blocks = new Blocks(plan, layout);
        this.keys = new KeyCheck(plan);
        this.footers = plan.table().footers().stream().map(Pattern::compile).toList();
        this.totals =
                plan.table().totals().stream().map(t -> new TotalsRule(plan, t)).toList();
        this.broken = new HashSet<>(layout.broken());
    }

    Fate of(String[] cells, long record, long line) {
        int first = firstFilled(cells);
        if (record <= headerRecord) {
            return record >= firstHeaderRecord ? Recognised.HEADER : above(cells, first);
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
        Recognised between = blocks.between(cells, first);
        return between == null ? data(cells, cells[first], record, line) : between;
    }

    /** How the next record's cells are addressed; null if nothing below the newest header can be read. */
    @Nullable
    Folding folding() {
        return blocks.damage().isEmpty() ? blocks.folding() : null;
    }

    private Fate above(String[] cells, int first) {
        if (first < 0) {
            return Recognised.BLANK;
        }
        blocks.above(cells, first);
        return Recognised.PREAMBLE;
    }

    private Fate data(String[] cells, String firstFilled, long record, long line) {
        Folding folding = blocks.folding();
        @Nullable String[] folded = folding.fold(cells);
        for (TotalsRule rule : totals) {
            TotalsRule.Match match = rule.match(firstFilled, folded);
            if (match.isTotals()) {
                return rule.isControl(firstFilled) ? new Fate.Totals(folded) : Recognised.TOTALS;
            } else if (!match.reason().isEmpty()) {
                return quarantined(cells, record, line, match.column(), match.reason());
            }
        }
        if (!folding.fits(cells)) {
            return quarantined(
                    cells,
                    record,
                    line,
                    "",
                    "%d cells where the header has %d".formatted(cells.length, folding.width()));
        }
        if (!blocks.damage().isEmpty()) {
            return quarantined(cells, record, line, "", blocks.damage());
        }
        int bad = keys.firstBad(folded);
        return bad >= 0
                ? quarantined(cells, record, line, plan.columns().get(bad).name(), keys.reason(folded[bad]))
                : new TextRow(record, folded, folding.extra(cells));
    }

    private QuarantinedRow quarantined(String[] cells, long record, long line, String column, String reason) {
        return new QuarantinedRow(record, line, column, reason, blocks.folding().byHeader(cells));
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
