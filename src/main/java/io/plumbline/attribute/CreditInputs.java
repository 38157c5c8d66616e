package io.plumbline.attribute;

import io.plumbline.definitions.TableName;
import io.plumbline.definitions.Trust;
import io.plumbline.lake.Lake;
import io.plumbline.run.LongSet;
import java.util.List;
import java.util.Set;
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

    /** What the credits of these conversions are made from: the rows of their people and records. */
    CreditInputs of(LongSet conversionKeys) {
        Dataset<Row> people = conversionKeys.in(conversionPeople, "conversion_key");
        Dataset<Row> links = LongSet.of(people.select("person_key")).in(personLinks, "person_key");
        return new CreditInputs(
                conversionKeys.in(conversions, "conversion_key"),
                people,
                links,
                LongSet.of(links.select("person_record_key")).in(touches, "person_record_key"));
    }
}
