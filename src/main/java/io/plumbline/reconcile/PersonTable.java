package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.AccountMatching;
import io.plumbline.definitions.Trust;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes {@code silver.person}, by one aggregation over the records of each person and then {@link LeadToAccount}, and
 * {@code silver.person_value}.
 */
final class PersonTable {
    private static final List<SurvivingField> FIELDS = List.of(
            SurvivingField.of("email"),
            SurvivingField.of("first_name"),
            SurvivingField.of("last_name"),
            SurvivingField.of("phone"),
            SurvivingField.of("company"),
            SurvivingField.of("title"),
            SurvivingField.of("country"),
            SurvivingField.preferring(
                    "lead_source", "recognised", col("lead_source_reason").startsWith("rule:")),
            SurvivingField.of("lifecycle_stage"),
            SurvivingField.of("account_key"));

    private final Survivorship surviving;
    private final LeadToAccount leadToAccount;

    PersonTable(Trust trust, AccountMatching accounts) {
        this.surviving = new Survivorship(trust, FIELDS, "person_key");
        this.leadToAccount = new LeadToAccount(accounts);
    }

    /**
     * The silver tables of the same names.
     *
     * @param areAccountsFew see {@link LeadToAccount}
     */
    record Inputs(
            Dataset<Row> personRecord,
            Dataset<Row> personLink,
            Dataset<Row> personEdge,
            Dataset<Row> accountLink,
            Dataset<Row> accountTrait,
            boolean areAccountsFew) {}

    /** @param wanted keeps, of rows with a {@code person_key}, those of the people that are asked for */
    Dataset<Row> people(Inputs inputs, UnaryOperator<Dataset<Row>> wanted) {
        Dataset<Row> survivors = Classified.people(
                survivors(wanted.apply(candidates(inputs.personRecord(), inputs.personEdge(), inputs.accountLink()))));
        return leadToAccount
                .complete(survivors, inputs.accountTrait(), inputs.accountLink(), inputs.areAccountsFew())
                .join(ids(inputs.personLink()), "person_key");
    }

    /** What {@code silver.person} chose from: {@code silver.person_value}. */
    Dataset<Row> values(
            Dataset<Row> personRecord,
            Dataset<Row> personEdge,
            Dataset<Row> accountLink,
            UnaryOperator<Dataset<Row>> wanted) {
        return surviving.values(wanted.apply(candidates(personRecord, personEdge, accountLink)), "person_record_key");
    }

    private static Dataset<Row> ids(Dataset<Row> personLink) {
        return personLink
                .groupBy("person_key")
                .agg(Survivorship.onlyId("person_id", min("person_id"), max("person_id"))
                        .as("person_id"));
    }

    /** The records with their person, their account, and what {@link Survivorship} ranks them by. */
    private static Dataset<Row> candidates(
            Dataset<Row> personRecord, Dataset<Row> personEdge, Dataset<Row> accountLink) {
        Dataset<Row> accounts = accountLink.select(col("account_record_key").as("named_account"), col("account_key"));
        Column namedAccount =
                expr("record_key(crm_beside(source_system), coalesce(account_source_id, converted_account_id))");
        Column source = concat(expr("system_of(source_system)"), lit("."), col("record_type"));
        Column ofInstance = concat(col("source_system"), lit("."), col("record_type"));
        Dataset<Row> linked = personRecord
                .withColumn("person_key", expr("person_of(person_record_key)"))
                .filter(col("person_key").isNotNull());
        Column isLead = col("record_type").isin("lead", "contact");
        return Merged.mark(linked, "person_record_key", personEdge)
                .join(accounts, namedAccount.equalTo(col("named_account")), "left_outer")
                .withColumn("email", when(col("email_is_valid"), col("email")))
                .withColumn("source", source)
                .withColumn("lead_created_at", when(isLead, col("created_at")))
                .withColumn("lead_created_on", when(isLead, col("created_on")))
                .withColumn("record", concat(ofInstance, lit(":"), col("source_id")));
    }

    private Dataset<Row> survivors(Dataset<Row> candidates) {
        return surviving
                .survivors(
                        candidates,
                        Measure.largest("has_opted_out"),
                        new Measure(Classified.LAST_UPDATE, "updated_at", Measure.Kind.LARGEST),
                        Measure.smallest("created_at"),
                        Measure.smallest("created_on"),
                        Measure.smallest("lead_created_at"),
                        Measure.smallest("lead_created_on"))
                .withColumn("created_at", ofLead("created_at"))
                .withColumn("created_on", ofLead("created_on"))
                .drop("lead_created_at", "lead_created_on")
                .drop(Survivorship.sources("first_name", "last_name", "phone", "lifecycle_stage", "account_key"));
    }

    /** Of the lead and contact records if there is one: a marketing record alone is no lead yet, but it is all there is. */
    private static Column ofLead(String column) {
        return coalesce(col("lead_" + column), col(column));
    }
}
