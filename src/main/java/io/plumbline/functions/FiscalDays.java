package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.BusinessCalendar;
import io.plumbline.definitions.FiscalYear;
import io.plumbline.definitions.FiscalYear.FiscalDay;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** {@code fiscal_day(calendar, day)}; null when the day is unknown. */
final class FiscalDays implements UDF2<String, Object, @Nullable Row> {
    static final StructType RESULT = StructType.fromDDL("year INT, quarter INT, period INT, week INT");
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, FiscalYear> years = new TreeMap<>();

    FiscalDays(List<BusinessCalendar> definitions) {
        definitions.forEach(calendar -> years.put(calendar.name(), calendar.fiscalYear()));
    }

    @Override
    public @Nullable Row call(String calendar, @Nullable Object day) {
        if (day == null) {
            return null;
        }
        FiscalYear year = years.get(calendar);
        if (year == null) {
            throw new PlumblineException("fiscal_day: there is no calendar \"" + calendar + "\"; allowed: "
                    + String.join(", ", years.keySet()) + ". Add conf/calendars/" + calendar
                    + ".conf or use one of these.");
        }
        FiscalDay found = year.of(SparkValues.day(day));
        return RowFactory.create(found.year(), found.quarter(), found.period(), found.week());
    }
}
