package io.plumbline.land;

import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows the blocks of a file below its first header: which header a record stands under, which title, and whether it belongs
 * to a table that the contract does not read.
 */
final class Blocks {
    private final ReadPlan plan;
    private final Layout layout;
    private final HeaderMeasure measure;
    private final HeaderRepetition repetition;
    private final @Nullable Pattern rows;
    private final @Nullable Pattern otherRows;
    private final boolean hasTitles;
    private Folding folding;
    private String damage = "";
    private @Nullable String title;
    private boolean isOther;

    Blocks(ReadPlan plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
        this.measure = new HeaderMeasure(plan);
        this.repetition = new HeaderRepetition(layout.headerRows());
        this.rows = pattern(plan.table().rows());
        this.otherRows = pattern(plan.table().otherRows());
        this.hasTitles = plan.columns().stream().anyMatch(PlannedColumn::blockTitle);
        this.folding = new Folding(plan, layout.header(), layout.constants());
    }

    private static @Nullable Pattern pattern(String regex) {
        return regex.isEmpty() ? null : Pattern.compile(regex);
    }

    /** How records are addressed that stand under the newest header. */
    Folding folding() {
        return folding;
    }

    /** Why no row under the newest header can be read, or "". */
    String damage() {
        return damage;
    }

    /** Takes a record above the first header: the last title there is the first block's. */
    void above(String[] cells, int firstFilled) {
        title(isTitle(cells, firstFilled) ? cells[0].strip() : null);
    }

    /** What a record is that is no data of the contract's own; null if it may be data. */
    @Nullable
    Recognised between(String[] cells, int firstFilled) {
        if (repetition.next(cells)) {
            return header(layout.header());
        } else if (measure.isComment(cells[0]) || measure.hasOthers() && measure.isOther(joined(cells))) {
            isOther = true;
            leaveTitle();
            return Recognised.OTHER_BLOCK;
        } else if (mayBeHeader(cells, firstFilled)
                && measure.isLaterHeader(Arrays.asList(cells), folding.normalNames())) {
            return header(List.of(cells));
        }
        return below(cells, firstFilled);
    }

    private @Nullable Recognised below(String[] cells, int firstFilled) {
        if (isOther && otherRows != null) {
            isOther = otherRows.matcher(joined(cells)).matches();
            if (isOther) {
                return Recognised.OTHER_BLOCK;
            }
        }
        if (isTitle(cells, firstFilled)) {
            title(cells[0].strip());
            return Recognised.BLOCK_TITLE;
        } else if (isOther) {
            leaveTitle();
            return Recognised.OTHER_BLOCK;
        }
        boolean isForeign = rows != null && !rows.matcher(joined(cells)).matches();
        return isForeign ? Recognised.OTHER_BLOCK : null;
    }

    /** A table within a block leaves the block's title as it is; one that follows upon the block ends it. */
    private void leaveTitle() {
        if (otherRows == null) {
            title(null);
        }
    }

    private Recognised header(List<String> names) {
        if (!names.equals(folding.names())) {
            folding = new Folding(plan, names, layout.constants());
            damage = measure.damage(names);
        }
        isOther = false;
        title(title);
        return Recognised.REPEATED_HEADER;
    }

    /** The full measure costs too much for each record: the first two filled cells of a header are hardly both new names. */
    private boolean mayBeHeader(String[] cells, int firstFilled) {
        if (plan.table().headerRows() > 1) {
            return false;
        }
        int second = firstFilled + 1;
        while (second < cells.length && cells[second].isBlank()) {
            second++;
        }
        return measure.isName(cells[firstFilled], folding.normalNames())
                || second < cells.length && measure.isName(cells[second], folding.normalNames());
    }

    private boolean isTitle(String[] cells, int firstFilled) {
        return hasTitles && firstFilled == 0 && Arrays.stream(cells).skip(1).allMatch(String::isBlank);
    }

    private void title(@Nullable String text) {
        title = text;
        folding.title(text);
    }

    /** A record as the contract's expressions for blocks see it. */
    static String joined(List<String> cells) {
        return joined(cells.stream());
    }

    private static String joined(String[] cells) {
        return joined(Arrays.stream(cells));
    }

    private static String joined(Stream<String> cells) {
        return cells.map(String::strip).collect(Collectors.joining(", "));
    }
}
