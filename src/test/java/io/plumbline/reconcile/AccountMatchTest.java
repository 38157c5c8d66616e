package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which account records are one company where no id says so, by this project's {@code conf/matching/accounts.conf}. */
@ExtendWith(Spark.class)
class AccountMatchTest {
    private static final String GERMANY = "country = 'Germany'";
    private static final String STATES = "country = 'United States'";

    @Test
    void aNameJoinsWhereDomainOrPlaceAgrees(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "A1", "name = 'Müller Maschinenbau GmbH'", GERMANY)
                .account("hub.account", "1", "name = 'MUELLER MASCHINENBAU'", "country = 'DE'")
                .account("crm.account", "A2", "name = 'Nestlé S.A.'", "domain = 'nestle.example'")
                .account("hub.account", "2", "name = 'Nestle'", "domain = 'nestle.com'")
                .account("crm.account", "A3", "name = 'The Home Depot, Inc.'", STATES, "city = 'Atlanta'")
                .account("hub.account", "3", "name = 'Home Depot'", STATES, "city = 'Atlanta'")
                .account("crm.account", "A4", "name = 'Toshiba'", "domain = 'shop.toshiba.co.jp'")
                .account("hub.account", "4", "name = '東芝'", "domain = 'toshiba.co.jp'")
                .reconcile();

        assertThat(accounts(shop)).containsExactly("1 A1", "2 A2", "3 A3", "4 A4");
        assertThat(matches(shop))
                .containsExactly(
                        "crm:A1 hub:1 linked same_country",
                        "crm:A2 hub:2 linked same_label",
                        "crm:A3 hub:3 linked same_country");
        assertThat(shop.rows("SELECT DISTINCT rule FROM account_link ORDER BY 1"))
                .as("a subdomain is of whoever registered the domain")
                .containsExactly("domain", "name", "self");
    }

    @Test
    void whatOnlySharesANameStaysApart(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "A1", "name = 'Apex'")
                .account("hub.account", "1", "name = 'Apex Inc'", STATES)
                .account("crm.account", "A2", "name = 'Delta Inc'", "domain = 'delta.com'", STATES)
                .account("hub.account", "2", "name = 'Delta'", "domain = 'deltafaucet.com'", STATES)
                .account("crm.account", "A3", "name = 'Acme GmbH'", GERMANY)
                .account("hub.account", "3", "name = 'Acme Inc'", STATES)
                .account("crm.account", "A4", "name = 'Zeiss AG'", GERMANY)
                .account("hub.account", "4", "name = 'Zeiss GmbH'", GERMANY)
                .account("crm.account", "A5", "name = 'Phoenix'", STATES, "city = 'Denver'")
                .account("hub.account", "5", "name = 'Phoenix'", STATES, "city = 'Austin'")
                .account("crm.account", "A6", "name = 'International Business Machines Corp.'", STATES)
                .account("hub.account", "6", "name = 'IBM'", STATES)
                .account("crm.account", "A7", "name = 'Siemens Deutschland'", GERMANY)
                .account("hub.account", "7", "name = 'Siemens'", GERMANY)
                .account("crm.account", "A8", "name = 'Unknown'", STATES)
                .account("hub.account", "8", "name = 'unknown'", STATES)
                .reconcile();

        assertThat(accounts(shop)).hasSize(16);
        assertThat(matches(shop))
                .containsExactly(
                        "crm:A1 hub:1 proposed name_alone",
                        "crm:A2 hub:2 refused other_domain",
                        "crm:A3 hub:3 refused other_country",
                        "crm:A4 hub:4 refused other_legal_form",
                        "crm:A5 hub:5 proposed other_place",
                        "crm:A6 hub:6 proposed acronym");
    }

    @Test
    void aSubsidiaryIsNotItsParent(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "P", "name = 'Alder Inc'", "domain = 'alder.com'", STATES)
                .account("crm.account", "C", "name = 'Alder Inc'", "parent_id = 'P'", STATES)
                .account("crm.account", "D", "name = 'Alder Inc'", "parent_id = 'P'", STATES)
                .account("hub.account", "1", "name = 'Alder Inc'", STATES)
                .reconcile();

        assertThat(accounts(shop)).containsExactly("1", "C", "D", "P");
        assertThat(matches(shop))
                .as("the record of the other system may be any of the three")
                .containsExactly(
                        "crm:C crm:D kept_apart siblings",
                        "crm:C crm:P kept_apart parent",
                        "crm:C hub:1 proposed ambiguous",
                        "crm:D crm:P kept_apart parent",
                        "crm:D hub:1 proposed ambiguous",
                        "crm:P hub:1 proposed ambiguous");
        assertThat(shop.rows("SELECT parent.name, count(*) FROM account JOIN account AS parent"
                        + " ON account.parent_account_key = parent.account_key GROUP BY ALL"))
                .containsExactly("Alder Inc 2");
    }

    @Test
    void aSubsidiaryThatOtherEvidenceGluesToItsParentIsCutOff(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "P", "name = 'Alder'", "_first_delivered_on = '2026-01-01'")
                .account(
                        "crm.account",
                        "C",
                        "name = 'Birch'",
                        "parent_id = 'P'",
                        "domain = 'birch.com'",
                        "_first_delivered_on = '2026-01-02'")
                .account("hub.account", "1", "crm_account_id = 'P'", "domain = 'birch.com'")
                .account("crm.account", "Q", "name = 'Cedar'")
                .account("crm.account", "R", "parent_id = 'Q'", "merged_into_id = 'Q'", "is_deleted = true")
                .reconcile();

        assertThat(accounts(shop))
                .as("the domain goes before the id; a subsidiary that was merged into its parent is one with it")
                .containsExactly("1 P", "C", "Q R");
    }

    @Test
    void aNameIsCutBeforeAnyOtherEvidence(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "P", "name = 'Alder'", "domain = 'alder.com'", STATES)
                .account("crm.account", "C", "name = 'Alder Robotics'", "parent_id = 'P'", STATES)
                .account("hub.account", "1", "name = 'Alder Robotics'", "crm_account_id = 'P'", STATES)
                .reconcile();

        assertThat(matches(shop)).containsExactly("crm:C hub:1 linked same_country");
        assertThat(accounts(shop)).containsExactly("1 P", "C");
    }

    @Test
    void aNameOfTooManyIsComparedWithNobody(SparkSession spark) {
        Shop shop = new Shop(spark);
        for (int i = 0; i < 25; i++) {
            shop.account("crm.account", "A" + i, "name = 'Sparkasse'", GERMANY);
        }
        shop.account("hub.account", "1", "name = 'Sparkasse'", GERMANY).reconcile();

        assertThat(matches(shop)).isEmpty();
        assertThat(accounts(shop)).hasSize(26);
        assertThat(shop.rows("SELECT DISTINCT company, company_accounts FROM account_trait"))
                .containsExactly("sparkasse 26");
    }

    @Test
    void aNameOfAHundredThousandTakesNoLongerThanManyNames(SparkSession spark) {
        Shop shop = new Shop(spark).account("crm.account", "A1", "name = 'One'").reconcile();

        assertThat(shop.accountCrowd(100_000, "'Sparkasse'").pairs()).isZero();
        assertThat(shop.accountCrowd(100_000, "concat('Firm ', id DIV 2)").pairs())
                .isEqualTo(50_000);
    }

    /** The records by account. */
    private static List<String> accounts(Shop shop) {
        return shop.rows("""
                SELECT array_join(sort_array(collect_list(source_id)), ' ') FROM account_link
                INNER JOIN account_record USING (account_record_key) GROUP BY account_key ORDER BY 1""");
    }

    /** The two records in the order of their names. */
    private static List<String> matches(Shop shop) {
        return shop.rows("""
                SELECT least(left_record, right_record), greatest(left_record, right_record), outcome, reason
                FROM account_match ORDER BY 1, 2""");
    }
}
