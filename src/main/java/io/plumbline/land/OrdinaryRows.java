package io.plumbline.land;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells records that are rows of a plain table beyond doubt, from their bytes alone: as wide as the header, no header again, with
 * an identity. All others are for {@link TableFates} to judge, which would come to the same for these.
 */
final class OrdinaryRows {
    private final RecordBytes record;
    private final Folding folding;
    private final ByteRow row;
    private final HeaderMeasure measure;
    private final AsciiTexts names;
    private final AsciiTexts nulls;
    private final int[] key;

    private OrdinaryRows(ReadPlan plan, RecordBytes record, Folding folding) {
        this.record = record;
        this.folding = folding;
        this.row = new ByteRow(record, folding);
        this.measure = new HeaderMeasure(plan);
        this.names = new AsciiTexts(measure.names(folding.normalNames()));
        this.nulls = new AsciiTexts(plan.nulls());
        int[] sources = folding.singleSources();
        this.key = plan.key().stream().mapToInt(column -> sources[column]).toArray();
    }

    /** Null if records under this header have to be judged otherwise. */
    static @Nullable OrdinaryRows under(@Nullable Folding folding, ReadPlan plan, RecordBytes record) {
        if (folding == null || !plan.isPlainTable() || !folding.hasSingleSources()) {
            return null;
        }
        OrdinaryRows rows = new OrdinaryRows(plan, record, folding);
        return Arrays.stream(rows.key).allMatch(source -> source >= 0) ? rows : null;
    }

    /** The newest record as a row, if it is one beyond doubt. */
    @Nullable
    ByteRow row(long number) {
        boolean isOrdinary = !record.isBroken() && record.cells() == folding.width() && isNoHeader() && hasKey();
        return isOrdinary ? row.at(number, folding.extra(record.cells(), record::text)) : null;
    }

    /** The first two filled cells decide, as for {@link Blocks}. */
    private boolean isNoHeader() {
        int filled = 0;
        for (int i = 0; i < record.cells() && filled < 2; i++) {
            if (record.start(i) < record.end(i)) {
                if (!isPrintable(record.bytes()[record.start(i)]) || mayBeName(i)) {
                    return false;
                }
                filled++;
            }
        }
        return filled > 0;
    }

    private boolean mayBeName(int cell) {
        byte[] bytes = record.bytes();
        int end = record.end(cell);
        boolean isAscii = ByteWords.endOfAscii(bytes, record.start(cell), end) == end;
        return isAscii && isPrintable(bytes[end - 1])
                ? names.contain(bytes, record.start(cell), end)
                : measure.isName(record.text(cell), folding.normalNames());
    }

    private boolean hasKey() {
        byte[] bytes = record.bytes();
        for (int source : key) {
            int start = record.start(source);
            int end = record.end(source);
            if (start == end || !isPrintable(bytes[start]) || !isPrintable(bytes[end - 1])) {
                return false;
            }
            for (int i = start; i < end; i++) {
                if (bytes[i] == '+') {
                    return false;
                }
            }
            if (nulls.contain(bytes, start, end)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(byte b) {
        return b > ' ';
    }
}
