package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which account a person without one belongs to, and why; by this project's {@code conf/matching/accounts.conf}. */
@ExtendWith(Spark.class)
class LeadToAccountTest {
    private static final String GERMANY = "country = 'Germany'";
    private static final String STATES = "country = 'United States'";

    @Test
    void eachPersonHasAtMostOneAccountAndTheReason(SparkSession spark) {
        for (int seed = 0; seed < 2; seed++) {
            assertThat(leads(market(spark).shuffled(seed).reconcile()))
                    .containsExactly(
                            "L01 ALDER record 1.00 record",
                            "L02 ALDER domain 0.90 domain",
                            "L03 ALDER-DE domain 0.98 domain_company",
                            "L04 ALDER-DE domain 0.95 domain_country",
                            "L05 ALDER domain 0.95 domain_country",
                            "L06 BIRCH-DE company 0.80 company_country",
                            "L07 null null null not_sure",
                            "L08 null null null other_country_or_domain",
                            "L09 null null null other_country_or_domain",
                            "L10 null null null ambiguous_company",
                            "L11 PHOENIX-DE company 0.80 company_country",
                            "L12 null null null common_company",
                            "L13 null null null unknown_company",
                            "L14 null null null free_mail",
                            "L15 null null null nothing_known",
                            "L16 null null null ambiguous_domain",
                            "L17 null null null unknown_company");
        }
    }

    private static Shop market(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "ALDER", "name = 'Alder Inc'", "domain = 'www2.alder.com'", STATES)
                .account(
                        "crm.account",
                        "ALDER-DE",
                        "name = 'Alder Robotik GmbH'",
                        "domain = 'alder.com'",
                        "parent_id = 'ALDER'",
                        GERMANY)
                .account("crm.account", "BIRCH-DE", "name = 'Birch GmbH'", GERMANY)
                .account("crm.account", "CEDAR", "name = 'Cedar'", "domain = 'cedar.com'", STATES)
                .account("crm.account", "PHOENIX-1", "name = 'Phoenix'", STATES, "city = 'Denver'")
                .account("crm.account", "PHOENIX-2", "name = 'Phoenix'", STATES, "city = 'Austin'")
                .account("crm.account", "PHOENIX-DE", "name = 'Phoenix'", GERMANY)
                .account("crm.account", "GONE", "name = 'Dogwood'", "is_deleted = true", STATES)
                .account("crm.account", "HOLDING", "name = 'Elm Holding'")
                .account("crm.account", "ELM-1", "name = 'Elm North'", "parent_id = 'HOLDING'", "domain = 'elm.com'")
                .account("hub.account", "ELM-2", "name = 'Elm South'", "parent_id = '9'", "domain = 'elm.com'")
                .account("hub.account", "9", "crm_account_id = 'HOLDING'", "domain = 'elm.com'");
        for (int i = 0; i < 25; i++) {
            shop.account("crm.account", "S" + i, "name = 'Sparkasse'", GERMANY);
        }
        lead(shop, "L01", "m@mail.example", "account_source_id = 'ALDER'", "company = 'Birch'", GERMANY);
        lead(shop, "L02", "a@mail.alder.com");
        lead(shop, "L03", "b@alder.com", "company = 'Alder Robotik'", STATES);
        lead(shop, "L04", "c@alder.com", GERMANY);
        lead(shop, "L05", "d@alder.com", "company = 'Adler'", STATES);
        lead(shop, "L06", "e@mail.example", "company = 'BIRCH'", GERMANY);
        lead(shop, "L07", "f@mail.example", "company = 'Birch'");
        lead(shop, "L08", "g@mail.example", "company = 'Birch'", STATES);
        lead(shop, "L09", "h@cedar-roofs.com", "company = 'Cedar'", STATES);
        lead(shop, "L10", "i@mail.example", "company = 'Phoenix'", STATES);
        lead(shop, "L11", "j@mail.example", "company = 'Phoenix'", GERMANY);
        lead(shop, "L12", "k@mail.example", "company = 'Sparkasse'", GERMANY);
        lead(shop, "L13", "l@nowhere.com", "company = 'Dogwood'", STATES);
        lead(shop, "L14", "n@mail.example", "company = 'n/a'");
        shop.person("crm.lead", "L15");
        lead(shop, "L16", "o@elm.com");
        lead(shop, "L17", "p@mail.example", "company = 'Fir'");
        return shop;
    }

    private static void lead(Shop shop, String id, String email, String... columns) {
        List<String> all = new ArrayList<>(List.of(columns));
        all.add("email = '" + email + "'");
        all.add("email_is_valid = true");
        shop.person("crm.lead", id, all.toArray(String[]::new));
    }

    private static List<String> leads(Shop shop) {
        return shop.rows("""
                SELECT record.source_id, split(account.name_from, ':')[1], account_rule, account_confidence, account_reason
                FROM person INNER JOIN person_link USING (person_key)
                INNER JOIN person_record AS record USING (person_record_key)
                LEFT JOIN account USING (account_key) ORDER BY 1""");
    }
}
