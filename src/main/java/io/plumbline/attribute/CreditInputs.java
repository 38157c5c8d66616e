package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that credit is made from. */
record CreditInputs(
        Dataset<Row> conversions, Dataset<Row> conversionPeople, Dataset<Row> personLinks, Dataset<Row> touches) {

    /** What credits of milestones in these months are made from: whole months of each table that is stored by month. */
    CreditInputs in(List<Integer> months, int lookbackDays) {
        int firstTouchMonth = AffectedMonths.firstTouchMonth(Collections.min(months), lookbackDays);
        Column isInMonths = col("month").isin(months.toArray());
        Column canBeCredited = col("month").between(firstTouchMonth, Collections.max(months));
        return new CreditInputs(
                conversions.filter(isInMonths),
                conversionPeople.filter(isInMonths),
                personLinks,
                touches.filter(canBeCredited));
    }
}
