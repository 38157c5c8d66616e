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
import io.plumbline.functions.MethodCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds the account of each person that no record names one for: by {@code conf/matching/accounts.conf}, whose comments say how
 * ties are broken. It is done once, for people and not for their records, so that all who ask get one answer.
 */
final class LeadToAccount {
    private final AccountChoice choice;

    LeadToAccount(AccountMatching matching) {
        this.choice = new AccountChoice(matching);
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
        Dataset<Row> beside = asked.join(
                        near(byDomain(candidates), areFew),
                        expr("email_domain <=> _of_domain AND email_domain IS NOT NULL"),
                        "left_outer")
                .join(
                        near(byCompany(candidates), areFew),
                        expr("company_name <=> _of_company AND company_name IS NOT NULL"),
                        "left_outer");
        return beside.withColumn("_is_common", coalesce(col("_is_common"), lit(false)))
                .withColumn("_choice", choice())
                .withColumn("account_key", col("_choice.account_key"))
                .withColumn("account_rule", col("_choice.account_rule"))
                .withColumn("account_confidence", col("_choice.account_confidence"))
                .withColumn("account_reason", col("_choice.account_reason"))
                .drop("_choice", "_of_domain", "_at_domain", "_of_company", "_is_common", "_called");
    }

    private Column choice() {
        Column named = call("named", Map.of("account_key", DataTypes.LongType));
        Map<String, DataType> told = new LinkedHashMap<>();
        told.put("email", DataTypes.StringType);
        told.put("email_domain", DataTypes.StringType);
        told.put("company_name", DataTypes.StringType);
        told.put("country_code", DataTypes.StringType);
        told.put("_at_domain", DataType.fromDDL(AccountChoice.AT_DOMAIN));
        told.put("_is_common", DataTypes.BooleanType);
        told.put("_called", DataType.fromDDL(AccountChoice.CALLED));
        return coalesce(named, call("choose", told));
    }

    /** A method of the choice; null without a call where a number is null. */
    private Column call(String method, Map<String, DataType> arguments) {
        List<Expression> columns = arguments.keySet().stream()
                .map(column -> ExpressionUtils.expression(col(column)))
                .toList();
        MethodCall call = new MethodCall(AccountChoice.class, choice, method, List.copyOf(arguments.values()));
        return ExpressionUtils.column(call.value(
                AccountChoice.RESULT, CollectionConverters.asScala(columns).toSeq()));
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
}
