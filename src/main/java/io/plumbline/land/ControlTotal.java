package io.plumbline.land;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a control column over a file's landed rows, over its quarantined rows as far as they can be read, and what the
 * file's own totals row states; null when it states nothing.
 */
public record ControlTotal(
        String column,
        BigDecimal landed,
        BigDecimal quarantined,
        @Nullable BigDecimal stated) {
    /** Nothing that the file states about itself contradicts what landed. */
    public boolean ties() {
        return stated == null || landed.compareTo(stated) == 0;
    }
}
