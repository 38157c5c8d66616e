package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.BusinessCalendar;
import io.plumbline.definitions.BusinessHours;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.api.java.UDF3;
import org.jspecify.annotations.Nullable;

/** {@code business_minutes(calendar, from, to)}; null when one of the instants is unknown. */
final class BusinessMinutes implements UDF3<String, Object, Object, @Nullable Long> {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, BusinessHours> calendars = new TreeMap<>();

    BusinessMinutes(List<BusinessCalendar> definitions) {
        definitions.forEach(calendar -> calendars.put(calendar.name(), new BusinessHours(calendar)));
    }

    @Override
    public @Nullable Long call(String calendar, @Nullable Object from, @Nullable Object to) {
        if (from == null || to == null) {
            return null;
        }
        BusinessHours hours = calendars.get(calendar);
        if (hours == null) {
            throw new PlumblineException("business_minutes: there is no calendar \"" + calendar + "\"; allowed: "
                    + String.join(", ", calendars.keySet()) + ". Add conf/calendars/" + calendar
                    + ".conf or use one of these.");
        }
        return hours.minutesBetween(SparkValues.instant(from), SparkValues.instant(to));
    }
}
