package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.every;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.AccountMatching;
import io.plumbline.definitions.Trust;
import java.util.List;
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

    /** The silver tables of the same names. */
    record Inputs(
            Dataset<Row> personRecord,
            Dataset<Row> personLink,
            Dataset<Row> personEdge,
            Dataset<Row> accountLink,
            Dataset<Row> accountTrait) {}

    Dataset<Row> people(Inputs inputs) {
        Dataset<Row> survivors = Classified.people(
                survivors(candidates(inputs.personRecord(), inputs.personEdge(), inputs.accountLink())));
        return leadToAccount
                .complete(survivors, inputs.accountTrait(), inputs.accountLink())
                .join(ids(inputs.personLink()), "person_key");
    }

    /** What {@code silver.person} chose from: {@code silver.person_value}. */
    Dataset<Row> values(Dataset<Row> personRecord, Dataset<Row> personEdge, Dataset<Row> accountLink) {
        return surviving.values(candidates(personRecord, personEdge, accountLink), "person_record_key");
    }

    private static Dataset<Row> ids(Dataset<Row> personLink) {
        return personLink
                .groupBy("person_key")
                .agg(Survivorship.onlyId("person_id").as("person_id"));
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
        return GivenUp.mark(linked, "person_record_key", "person_key", personEdge)
                .join(accounts, namedAccount.equalTo(col("named_account")), "left_outer")
                .withColumn("email", when(col("email_is_valid"), col("email")))
                .withColumn("source", source)
                .withColumn("record", concat(ofInstance, lit(":"), col("source_id")));
    }

    private Dataset<Row> survivors(Dataset<Row> candidates) {
        return surviving
                .ranked(candidates)
                .groupBy("person_key")
                .agg(
                        count(lit(1)).as("records"),
                        surviving.withProvenance("email").as("email"),
                        surviving.of("first_name").as("first_name"),
                        surviving.of("last_name").as("last_name"),
                        surviving.of("phone").as("phone"),
                        surviving.withProvenance("company").as("company"),
                        surviving.withProvenance("title").as("title"),
                        surviving.withProvenance("country").as("country"),
                        surviving.withProvenance("lead_source").as("lead_source"),
                        surviving.of("lifecycle_stage").as("lifecycle_stage"),
                        surviving.of("account_key").as("account_key"),
                        bool_or(col("has_opted_out")).as("has_opted_out"),
                        every(not(col("is_live"))).as("is_gone"),
                        max("updated_at").as(Classified.LAST_UPDATE),
                        earliest("created_at").as("created_at"),
                        earliest("created_on").as("created_on"))
                .withColumns(Survivorship.provenance("email", "company", "title", "country", "lead_source"));
    }

    /** Of the lead and contact records if there is one: a marketing record alone is no lead yet, but it is all there is. */
    private static Column earliest(String column) {
        Column isLead = col("record_type").isin("lead", "contact");
        return coalesce(min(when(isLead, col(column))), min(column));
    }
}
