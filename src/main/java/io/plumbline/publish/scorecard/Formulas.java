package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Kpi.Formula;

/** How a KPI is computed, as one line of SQL over the columns of its source. */
public final class Formulas {
    private Formulas() {}

    public static String text(Kpi kpi) {
        Formula formula = kpi.formula();
        String sql;
        if (formula instanceof Formula.Ratio ratio) {
            sql = ratio.numerator().sql() + " / " + ratio.denominator().sql();
        } else if (formula instanceof Formula.Total total) {
            sql = total.value().sql();
        } else {
            sql = ((Formula.Statistic) formula).value().sql();
        }
        return sql + kpi.where().map(where -> " where " + where.sql()).orElse("");
    }
}
