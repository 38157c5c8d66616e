package io.plumbline.functions;

import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code cell_text(cell, nulls)}: what a delivered cell says. */
public final class CellText {
    private CellText() {}

    /** The cell without spaces around it; null when it then is one of the texts that the export writes for nothing. */
    public static @Nullable UTF8String of(@Nullable UTF8String cell, @Nullable ArrayData nulls) {
        if (cell == null || nulls == null) {
            return null;
        }
        UTF8String text = cell.trim();
        for (int i = 0; i < nulls.numElements(); i++) {
            if (text.equals(nulls.getUTF8String(i))) {
                return null;
            }
        }
        return text;
    }
}
