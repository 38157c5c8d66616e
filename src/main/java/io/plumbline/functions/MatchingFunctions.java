package io.plumbline.functions;

import io.plumbline.definitions.Matching;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.UDFRegistration;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * What queries may ask of {@code conf/matching.conf}: {@code crm_system()}, {@code automation_system()},
 * {@code system_of(source_system)}, {@code crm_beside(source_system)}, {@code max_records_per_email()}, {@code max_accounts_per_domain()},
 * {@code max_accounts_per_name()}, {@code is_role_mailbox(email)},
 * {@code is_free_mail(domain)}; of null, the last two say no.
 */
public final class MatchingFunctions {
    private static final List<String> INSTANCES = List.of("""
            CREATE OR REPLACE TEMPORARY FUNCTION system_of(source_system STRING) RETURNS STRING
            RETURN substring_index(source_system, '@', 1)
            """, """
            CREATE OR REPLACE TEMPORARY FUNCTION crm_beside(source_system STRING) RETURNS STRING
            RETURN CASE
                WHEN substring_index(source_system, '@', 1) = crm_system() THEN source_system
                WHEN contains(source_system, '@')
                    AND find_in_set(substring_index(source_system, '@', -1), crm_instances()) > 0
                    THEN concat(crm_system(), '@', substring_index(source_system, '@', -1))
                ELSE crm_system()
            END
            """);

    private MatchingFunctions() {}

    /** Makes them known to the session. */
    public static void register(SparkSession spark, Matching matching) {
        Constants constants = new Constants(spark);
        constants.text("crm_system", matching.crm());
        constants.text("crm_instances", String.join(",", new TreeSet<>(matching.crmInstances())));
        INSTANCES.forEach(spark::sql);
        constants.text("automation_system", matching.automation());
        constants.number("max_records_per_email", matching.mostRecordsPerEmail());
        constants.number("max_accounts_per_domain", matching.mostAccountsPerDomain());
        constants.number("max_accounts_per_name", matching.accounts().mostAccountsPerName());
        registerLists(spark.udf(), matching);
    }

    private static void registerLists(UDFRegistration functions, Matching matching) {
        HashSet<String> mailboxes = new HashSet<>(matching.roleMailboxes());
        HashSet<String> domains = new HashSet<>(matching.freeMailDomains());
        functions.register(
                "is_role_mailbox",
                (UDF1<@Nullable String, Boolean>) email -> email != null && mailboxes.contains(mailbox(email)),
                DataTypes.BooleanType);
        functions.register(
                "is_free_mail",
                (UDF1<@Nullable String, Boolean>)
                        domain -> domain != null && domains.contains(domain.toLowerCase(Locale.ROOT)),
                DataTypes.BooleanType);
    }

    /** {@code info+news@acme.example} is read by the readers of {@code info@acme.example}. */
    private static String mailbox(String email) {
        String name = email.substring(0, Math.max(0, email.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
        int tag = name.indexOf('+');
        return tag < 0 ? name : name.substring(0, tag);
    }
}
