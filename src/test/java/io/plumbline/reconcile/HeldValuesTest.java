package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.SurvivalRule;
import io.plumbline.kit.Spark;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What survives, what loses, and why: silver.person_value and silver.account_value. */
@ExtendWith(Spark.class)
class HeldValuesTest {
    private static final String PEOPLE = "SELECT rank, record, value, rule, differs FROM person_value WHERE field = ";

    @Test
    void eachValueTellsWhyItStandsBeforeTheNext(SparkSession spark) {
        for (int seed = 0; seed < 3; seed++) {
            Shop shop = ann(spark).shuffled(seed).reconcile();

            assertThat(shop.rows(PEOPLE + "'company' ORDER BY rank"))
                    .as("the contact holds none; of the rest: trust, recency, then a deleted record")
                    .containsExactly(
                            "1 crm.lead:L2 Acme recency false",
                            "2 crm.lead:L1 ACME trust true",
                            "3 robot.person:1 Acme completeness false",
                            "4 robot.person:2 Acme Ltd record true",
                            "5 robot.person:3 Acme live false",
                            "6 crm.contact:C0 Gone Ltd null true");
            assertThat(shop.rows(PEOPLE + "'title' ORDER BY rank"))
                    .as("a field with an order of its own: robot first")
                    .containsExactly("1 robot.person:1 Chief trust false", "2 crm.lead:L1 CEO null true");
            assertThat(shop.rows(PEOPLE + "'lead_source' ORDER BY rank"))
                    .containsExactly("1 crm.lead:L1 Web recognised false", "2 crm.contact:C1 (unmapped) null true");
            assertThat(shop.rows(PEOPLE + "'email'")).as("nobody disagrees").isEmpty();
        }
    }

    @Test
    void whatSurvivesIsInThePerson(SparkSession spark) {
        Shop shop = ann(spark).reconcile();

        assertThat(shop.rows("SELECT email, company, company_from, title, title_from, lead_source FROM person"))
                .containsExactly("ann@x.example Acme crm.lead:L2 Chief robot.person:1 Web");
        assertThat(shop.rows("""
                        SELECT field, value, record FROM person_value
                        WHERE is_surviving AND field IN ('company', 'title', 'lead_source') ORDER BY field"""))
                .containsExactly(
                        "company Acme crm.lead:L2", "lead_source Web crm.lead:L1", "title Chief robot.person:1");
    }

    @Test
    void companiesTellWhatLostAsWell(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account(
                        "crm.account",
                        "A1",
                        "name = 'Acme'",
                        "domain = 'acme.example'",
                        "employees = 40",
                        "updated_at = '2026-01-01'")
                .account("hub.account", "9", "name = 'Acme Inc.'", "domain = 'acme.example'", "employees = 50")
                .account(
                        "crm.account",
                        "A2",
                        "merged_into_id = 'A1'",
                        "name = 'Acme (old)'",
                        "updated_at = '2026-05-01'")
                .reconcile();

        assertThat(shop.rows("SELECT field, rank, record, value, rule FROM account_value WHERE field <> 'domain'"
                        + " ORDER BY field, rank"))
                .containsExactly(
                        "employees 1 crm.account:A1 40 trust",
                        "employees 2 hub.account:9 50 null",
                        "name 1 crm.account:A1 Acme trust",
                        "name 2 hub.account:9 Acme Inc. live",
                        "name 3 crm.account:A2 Acme (old) null");
    }

    @Test
    void rulesDecideInTheOrderThatTheyAreWrittenIn(SparkSession spark) {
        assertThat(surviving(spark, SurvivalRule.TRUST, SurvivalRule.RECENCY, SurvivalRule.COMPLETENESS))
                .containsExactly("crm.contact:C1 trust");
        assertThat(surviving(spark, SurvivalRule.RECENCY, SurvivalRule.TRUST))
                .containsExactly("robot.person:2 recency");
        assertThat(surviving(spark, SurvivalRule.COMPLETENESS, SurvivalRule.TRUST))
                .containsExactly("crm.lead:L1 completeness");
        assertThat(surviving(spark, SurvivalRule.COMPLETENESS)).containsExactly("crm.lead:L1 completeness");
    }

    /** Where the country is from, and by which rule. */
    private static List<String> surviving(SparkSession spark, SurvivalRule... rules) {
        return new Shop(spark)
                .surviveBy(rules)
                .person("crm.contact", "C1", "country = 'DE'", "updated_at = '2026-01-01'")
                .person(
                        "crm.lead",
                        "L1",
                        "converted_contact_id = 'C1'",
                        "country = 'FR'",
                        "first_name = 'Ann'",
                        "updated_at = '2026-02-01'")
                .person("robot.person", "2", "crm_contact_id = 'C1'", "country = 'US'", "updated_at = '2026-03-01'")
                .reconcile()
                .rows("SELECT record, rule FROM person_value WHERE field = 'country' AND is_surviving");
    }

    private static Shop ann(SparkSession spark) {
        String contact = "crm_contact_id = 'C1'";
        String converted = "converted_contact_id = 'C1'";
        return new Shop(spark)
                .person(
                        "crm.contact",
                        "C1",
                        "email = 'ann@x.example'",
                        "email_is_valid = true",
                        "lead_source = '(unmapped)'",
                        "lead_source_reason = 'unmapped'")
                .person(
                        "crm.lead",
                        "L1",
                        converted,
                        "company = 'ACME'",
                        "title = 'CEO'",
                        "lead_source = 'Web'",
                        "lead_source_reason = 'rule:web'",
                        "updated_at = '2026-05-01'")
                .person("crm.lead", "L2", converted, "company = 'Acme'", "updated_at = '2026-05-02'")
                .person("robot.person", "1", contact, "company = 'Acme'", "title = 'Chief'")
                .person("robot.person", "2", contact, "company = 'Acme Ltd'")
                .person("robot.person", "3", contact, "company = 'Acme'")
                .person(
                        "crm.contact",
                        "C0",
                        "merged_into_id = 'C1'",
                        "is_deleted = true",
                        "company = 'Gone Ltd'",
                        "updated_at = '2026-06-01'");
    }
}
