package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Trust;
import io.plumbline.lake.Lake;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables that credit is made from, but for that of campaigns, whose channels are looked up. */
record CreditInputs(
        Dataset<Row> conversions, Dataset<Row> conversionPeople, Dataset<Row> personLinks, Dataset<Row> touches) {
    static final TableName CONVERSION = TableName.of("silver.conversion");
    static final TableName CONVERSION_PERSON = TableName.of("silver.conversion_person");
    static final TableName PERSON_LINK = TableName.of("silver.person_link");
    static final TableName TOUCH = TableName.of("silver.touch");
    static final TableName CAMPAIGN = TableName.of("silver.campaign");

    /** All tables that show in the journeys. */
    static final Set<TableName> TABLES = Set.of(CONVERSION, CONVERSION_PERSON, PERSON_LINK, TOUCH, CAMPAIGN);

    static CreditInputs of(Lake lake) {
        return new CreditInputs(
                lake.read(CONVERSION), lake.read(CONVERSION_PERSON), lake.read(PERSON_LINK), lake.read(TOUCH));
    }

    /** Systems by their most trusted source: {@code [crm.contact, mail.person, crm.lead]} is crm before mail. */
    static List<String> systems(Trust trust) {
        return trust.order().stream()
                .map(source -> source.substring(0, source.indexOf('.')))
                .distinct()
                .toList();
    }

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
