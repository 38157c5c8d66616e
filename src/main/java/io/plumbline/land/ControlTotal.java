package io.plumbline.land;

import java.math.BigDecimal;

/** The sum of a column over a file's landed rows beside what the file's own totals row states. */
public record ControlTotal(String column, BigDecimal landed, BigDecimal stated) {
    public boolean ties() {
        return landed.compareTo(stated) == 0;
    }
}
