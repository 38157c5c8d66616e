package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.plumbline.definitions.AccountMatching;
import io.plumbline.definitions.AccountMatching.LeadEvidence;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Finds the account of each person that no record names one for: by {@code conf/matching/accounts.conf}, whose comments say how
 * ties are broken. It is done once, for people and not for their records, so that all who ask get one answer.
 */
final class LeadToAccount {
    private static final String CONFIDENCE = "decimal(3,2)";

    private final AccountMatching matching;

    LeadToAccount(AccountMatching matching) {
        this.matching = matching;
    }

    /**
     * Completes {@code account_key} and adds {@code email_domain, company_name, account_rule, account_confidence, account_reason}.
     *
     * @param people {@code account_key} is that which a record names; {@code email, company, country_code}
     * @param areFew whether all accounts fit into the memory of a task, so that people need not be sent to where theirs are
     */
    Dataset<Row> complete(Dataset<Row> people, Dataset<Row> accountTrait, Dataset<Row> accountLink, boolean areFew) {
        Dataset<Row> candidates = accountTrait
                .where("is_live")
                .join(accountLink.select("account_record_key", "account_key"), "account_record_key");
        Dataset<Row> asked = people.withColumn("email_domain", expr("company_domain(substring_index(email, '@', -1))"))
                .withColumn("company_name", expr("company_name(company).name"));
        Dataset<Row> narrowed = narrowedByCompany(narrowedByDomain(asked.join(
                        near(byDomain(candidates), areFew),
                        expr("email_domain <=> _of_domain AND email_domain IS NOT NULL"),
                        "left_outer")
                .join(
                        near(byCompany(candidates), areFew),
                        expr("company_name <=> _of_company AND company_name IS NOT NULL"),
                        "left_outer")));
        return decided(narrowed, people.columns());
    }

    private static Dataset<Row> near(Dataset<Row> accounts, boolean areFew) {
        return areFew ? broadcast(accounts) : accounts;
    }

    /** The accounts of each domain; those with their parent's too, unless they are too many to tell apart. */
    private static Dataset<Row> byDomain(Dataset<Row> candidates) {
        return candidates
                .where("domain IS NOT NULL AND (owns_domain OR domain_accounts <= max_accounts_per_domain())")
                .groupBy(col("domain").as("_of_domain"))
                .agg(collect_set(struct("account_key", "company", "country_code", "owns_domain"))
                        .as("_at_domain"));
    }

    private static Dataset<Row> byCompany(Dataset<Row> candidates) {
        Column isCommon = expr("company_accounts > max_accounts_per_name()");
        Column ownDomain = expr("CASE WHEN domain_accounts <= max_accounts_per_domain() THEN domain END AS domain");
        return candidates
                .where("company IS NOT NULL")
                .groupBy(col("company").as("_of_company"))
                .agg(
                        max(isCommon).as("_is_common"),
                        collect_set(when(isCommon, lit(null))
                                        .otherwise(struct(col("account_key"), col("country_code"), ownDomain)))
                                .as("_called"));
    }

    /** Of the accounts at the domain those of the name, of these those of the country, of these those that own it. */
    private static Dataset<Row> narrowedByDomain(Dataset<Row> people) {
        return people.withColumn("_same_name", expr("filter(_at_domain, a -> a.company = company_name)"))
                .withColumn("_named", expr("if(size(_same_name) > 0, _same_name, _at_domain)"))
                .withColumn("_same_country", expr("filter(_named, a -> a.country_code = country_code)"))
                .withColumn("_placed", expr("if(size(_same_country) > 0, _same_country, _named)"))
                .withColumn("_owners", expr("filter(_placed, a -> a.owns_domain)"))
                .withColumn(
                        "_by_domain",
                        expr("array_distinct(transform(if(size(_owners) > 0, _owners, _placed), a -> a.account_key))"))
                .withColumn(
                        "_domain_evidence",
                        when(expr("size(_same_name) > 0"), lit(name(LeadEvidence.DOMAIN_COMPANY)))
                                .when(
                                        expr("size(_same_country) > 0 AND size(array_distinct(transform(_at_domain,"
                                                + " a -> a.account_key))) > 1"),
                                        lit(name(LeadEvidence.DOMAIN_COUNTRY)))
                                .otherwise(lit(name(LeadEvidence.DOMAIN))));
    }

    /** Of the accounts of the name those of the country; those elsewhere and those of another domain are others. */
    private static Dataset<Row> narrowedByCompany(Dataset<Row> people) {
        return people.withColumn("_fitting", expr("""
                        filter(_called, a -> coalesce(
                            substring_index(a.domain, '.', 1) = substring_index(email_domain, '.', 1), true))"""))
                .withColumn("_in_country", expr("filter(_fitting, a -> a.country_code = country_code)"))
                .withColumn(
                        "_somewhere", expr("filter(_fitting, a -> a.country_code IS NULL OR country_code LIKE '(%')"))
                .withColumn("_by_company", expr("""
                        array_distinct(transform(
                            if(size(_in_country) > 0, _in_country, _somewhere), a -> a.account_key))"""))
                .withColumn(
                        "_company_evidence",
                        when(expr("size(_in_country) > 0"), lit(name(LeadEvidence.COMPANY_COUNTRY)))
                                .otherwise(lit(name(LeadEvidence.COMPANY))));
    }

    private Dataset<Row> decided(Dataset<Row> narrowed, String[] columns) {
        Column evidence = when(col("account_key").isNotNull(), lit(name(LeadEvidence.RECORD)))
                .when(expr("size(_by_domain) = 1"), col("_domain_evidence"))
                .when(expr("_at_domain IS NULL AND size(_by_company) = 1"), col("_company_evidence"));
        Column found = coalesce(
                col("account_key"),
                expr("if(_at_domain IS NULL, element_at(_by_company, 1), element_at(_by_domain, 1))"));
        Column isSure = col("_confidence").geq(lit(matching.leastConfidence()));
        Column whyNone = when(col("_evidence").isNotNull(), lit("not_sure"))
                .when(expr("size(_by_domain) > 1"), lit("ambiguous_domain"))
                .when(expr("size(_by_company) > 1"), lit("ambiguous_company"))
                .when(expr("_is_common"), lit("common_company"))
                .when(expr("size(_called) > 0"), lit("other_country_or_domain"))
                .when(expr("email_domain IS NOT NULL OR company_name IS NOT NULL"), lit("unknown_company"))
                .when(expr("email IS NOT NULL"), lit("free_mail"))
                .otherwise(lit("nothing_known"));
        Dataset<Row> judged = narrowed.withColumn("_evidence", evidence).withColumn("_confidence", confidence());
        return judged.withColumn("_found", when(isSure, found))
                .withColumn("account_rule", when(isSure, expr("substring_index(_evidence, '_', 1)")))
                .withColumn("account_confidence", when(isSure, col("_confidence")))
                .withColumn("account_reason", when(isSure, col("_evidence")).otherwise(whyNone))
                .withColumn("account_key", col("_found"))
                .select(selected(columns));
    }

    private static Column[] selected(String[] columns) {
        return Stream.concat(
                        Arrays.stream(columns),
                        Stream.of(
                                "email_domain", "company_name", "account_rule", "account_confidence", "account_reason"))
                .map(column -> col(column))
                .toArray(Column[]::new);
    }

    private Column confidence() {
        Column confidence = lit(null).cast(CONFIDENCE);
        for (LeadEvidence evidence : LeadEvidence.values()) {
            confidence = when(
                            col("_evidence").equalTo(name(evidence)),
                            lit(matching.confidence().get(evidence)).cast(CONFIDENCE))
                    .otherwise(confidence);
        }
        return confidence;
    }

    private static String name(LeadEvidence evidence) {
        return evidence.name().toLowerCase(Locale.ROOT);
    }
}
