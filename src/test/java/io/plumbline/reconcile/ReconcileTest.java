package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.StewardDecision.Verdict;
import io.plumbline.kit.Spark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class ReconcileTest {
    private static final String MAIL = "email_is_valid = true";
    private static final String[] HANA = {
        "first_name = 'Hana'",
        "last_name = 'Norwood'",
        "email = 'hana@alder.example'",
        "phone = '+4912345'",
        "_first_delivered_on = '2026-02-01'"
    };
    private static final String[] OTTO = {
        "first_name = 'Otto'",
        "last_name = 'Quimby'",
        "email = 'quimby@birch.example'",
        "_first_delivered_on = '2026-02-01'"
    };

    @Test
    void recordsOfOnePersonAreLinkedByTheWeakestRuleTheyNeed(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.lead", "L1", "converted_contact_id = 'C1'", "_first_delivered_on = '2026-01-01'")
                .person("crm.contact", "C1", "_first_delivered_on = '2026-02-01'")
                .person(
                        "robot.person",
                        "1",
                        "crm_lead_id = 'L1'",
                        "crm_contact_id = 'C1'",
                        "_first_delivered_on = '2026-03-01'")
                .person("robot.person", "2", "email = 'ann@x.example'", MAIL, "_first_delivered_on = '2026-04-01'")
                .person("robot.person", "3", "email = 'ann@x.example'", MAIL, "crm_contact_id = 'C1'")
                .person("crm.lead", "L9", "email = 'bob@x.example'", MAIL)
                .linkPersons();

        assertThat(shop.persons()).containsExactly("1 crm_id, 2 email, 3 crm_id, C1 converted, L1 self", "L9 self");
    }

    @Test
    @DisplayName("F33 records of two accounts of the CRM are linked by the ids of their own account only")
    void instancesOfTheCrmAreNotLinkedByTheirIds(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.lead", "L1", "converted_contact_id = 'C1'", "_first_delivered_on = '2026-01-01'")
                .person("crm.contact", "C1", "_first_delivered_on = '2026-01-02'")
                .person("crm@emea.lead", "L1", "converted_contact_id = 'C1'", "_first_delivered_on = '2026-01-03'")
                .person("crm@emea.contact", "C1", "_first_delivered_on = '2026-01-04'", "account_source_id = 'A1'")
                .person("robot@emea.person", "9", "crm_contact_id = 'C1'", "_first_delivered_on = '2026-01-05'")
                .person("robot@us.person", "8", "crm_contact_id = 'C1'", "_first_delivered_on = '2026-01-06'")
                .account("crm.account", "A1", "name = 'Ours'")
                .account("crm@emea.account", "A1", "name = 'Theirs'")
                .reconcile();

        assertThat(shop.persons())
                .containsExactly("8 crm_id, C1 converted, L1 self", "9 crm_id, C1 converted, L1 self");
        assertThat(shop.rows("SELECT name FROM person JOIN account USING (account_key)"))
                .containsExactly("Theirs");
        assertThat(shop.rows("SELECT left_system, right_system FROM sync_difference ORDER BY ALL").stream()
                        .distinct())
                .as("leads that only a CRM has, and a contact whose company the robot of its own account does not know")
                .containsExactly("crm robot", "crm@emea robot", "crm@emea robot@emea");
    }

    @Test
    @DisplayName("F33 merged records are one person even if one of them never came")
    void mergedRecordsAreLinkedEvenIfOneWasNeverDelivered(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person(
                        "crm.lead",
                        "L1",
                        "merged_into_id = 'L2'",
                        "is_deleted = true",
                        "_first_delivered_on = '2026-01-01'")
                .person("crm.lead", "L2", "_first_delivered_on = '2026-02-01'")
                .person("robot.person", "7", "_first_delivered_on = '2026-02-01'")
                .person("robot.person", "5", "_first_delivered_on = '2026-03-01'")
                .merge("robot", "5, 6", "7")
                .linkPersons();

        assertThat(shop.persons()).containsExactly("5 merged, 7 self, ? merged", "L1 self, L2 merged");
        assertThat(shop.rows("SELECT rule FROM person_link WHERE person_record_key = record_key('robot', '6')"))
                .containsExactly("merged");
    }

    @Test
    void mergesInACircleMakeOnePersonWhoIsStillThere(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person(
                        "crm.lead",
                        "L1",
                        "merged_into_id = 'L2'",
                        "company = 'One'",
                        "_first_delivered_on = '2026-01-01'")
                .person("crm.lead", "L2", "merged_into_id = 'L3'", "company = 'Two'", "updated_at = '2026-03-01'")
                .person("crm.lead", "L3", "merged_into_id = 'L1'", "is_deleted = true", "updated_at = '2026-04-01'")
                .person("crm.lead", "L4", "merged_into_id = 'L4'")
                .person("crm.lead", "L5", "merged_into_id = 'L6'")
                .person("crm.lead", "L6", "is_deleted = true")
                .account("crm.account", "A1", "name = 'Round'", "merged_into_id = 'A2'")
                .account("crm.account", "A2", "name = 'Square'", "merged_into_id = 'A1'")
                .reconcile();

        assertThat(shop.persons()).containsExactly("L1 self, L2 merged, L3 merged", "L4 self", "L5 self, L6 merged");
        assertThat(shop.rows("SELECT records, company, is_gone FROM person ORDER BY ALL"))
                .as("of the records that no system deleted the one updated last; what went on is deleted")
                .containsExactly("1 null false", "2 null true", "3 Two false");
        assertThat(shop.rows("SELECT name, records, is_gone FROM account")).containsExactly("Round 2 false");
    }

    @Test
    void idThatSystemsCarryForDifferentPeopleGluesThemNot(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.contact", "C1", HANA)
                .person("robot.person", "1", with("crm_contact_id = 'C1'", OTTO))
                .person("hub.person", "2", with("crm_contact_id = 'C1'", OTTO, "first_name = 'Hana'"))
                .linkPersons();

        assertThat(shop.persons()).containsExactly("1 self", "2 crm_id, C1 self");
        assertThat(shop.rows("SELECT is_contradicted FROM person_edge ORDER BY 1"))
                .containsExactly("false", "true");
        assertThat(shop.decide(Verdict.SAME, "crm:C1", "robot:1").linkPersons().persons())
                .as("whoever knows better wins")
                .containsExactly("1 decided, 2 crm_id, C1 self");
    }

    @Test
    void idOfARecordThatNeverCameMeansWhoCarriedItFirst(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("robot.person", "1", with("crm_contact_id = 'C1'", OTTO))
                .person("hub.person", "2", with("crm_contact_id = 'C1'", HANA))
                .person("hub.person", "3", "crm_contact_id = 'C1'", "_first_delivered_on = '2026-01-01'")
                .person("robot.person", "4", with("crm_lead_id = 'L1'", HANA))
                .person("crm.lead", "L1", "last_name = 'Quimby'", "first_name = 'Otto'")
                .linkPersons();

        assertThat(shop.persons())
                .as("of records 1 and 2, of one day, hub's is first; what has no address contradicts nobody")
                .containsExactly("1 self", "2 crm_id, 3 self", "4 self, L1 crm_id");
    }

    @Test
    void whoHasANameAPhoneOrAnAddressInCommonIsNotContradicted(SparkSession spark) {
        Shop shop = new Shop(spark).person("crm.contact", "C1", HANA);
        shop.person("robot.person", "1", with("crm_contact_id = 'C1'", OTTO, "email = 'hana@alder.example'"))
                .person("robot.person", "2", with("crm_contact_id = 'C1'", OTTO, "phone = '+4912345'"))
                .person("robot.person", "3", with("crm_contact_id = 'C1'", OTTO, "last_name = 'Hana'"))
                .linkPersons();

        assertThat(shop.persons()).containsExactly("1 crm_id, 2 crm_id, 3 crm_id, C1 self");
    }

    @Test
    void whatAPersonDecidedIsTheSameIsOneWithoutAnyRule(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.lead", "L1", "_first_delivered_on = '2026-01-01'")
                .person("robot@emea.person", "1:a", "_first_delivered_on = '2026-02-01'")
                .person("robot.person", "2")
                .decide(Verdict.SAME, "robot@emea:1:a", "crm:L1")
                .decide(Verdict.SAME, "robot:2", "crm:NEVER_CAME")
                .linkPersons();

        assertThat(shop.persons()).containsExactly("1:a decided, L1 self", "2 self");
        assertThat(shop.rows("SELECT left_record, left_is_delivered, right_is_delivered, author, written_at"
                        + " FROM person_decision ORDER BY 1"))
                .containsExactly(
                        "robot:2 true false Jo decisions.conf:2", "robot@emea:1:a true true Jo decisions.conf:1");
    }

    @Test
    void whatAPersonDecidedIsDifferentIsTwoEvenIfAllRulesConnectIt(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.lead", "L1", "email = 'ann@x.example'", MAIL, "_first_delivered_on = '2026-01-01'")
                .person("crm.lead", "L2", "email = 'ann@x.example'", MAIL, "_first_delivered_on = '2026-02-01'")
                .person("robot.person", "1", "crm_lead_id = 'L1'", "_first_delivered_on = '2026-03-01'")
                .person("robot.person", "2", "crm_lead_id = 'L2'", "_first_delivered_on = '2026-04-01'")
                .merge("crm", "L2", "L1")
                .decide(Verdict.DIFFERENT, "robot:1", "crm:L2")
                .linkPersons();
        List<String> withDecision = shop.persons();
        List<String> withoutDecision = shop.undecide().linkPersons().persons();

        assertThat(withDecision)
                .as("one piece of evidence is less than the merge and the address together")
                .containsExactly("1 self", "2 crm_id, L1 self, L2 merged");
        assertThat(withoutDecision).containsExactly("1 crm_id, 2 crm_id, L1 self, L2 merged");
    }

    @Test
    void addressesOfTeamsInvalidOnesAndThoseOfTooManyJoinNobody(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.lead", "L1", "email = 'info@x.example'", MAIL)
                .person("crm.lead", "L2", "email = 'info@x.example'", MAIL)
                .person("crm.lead", "L3", "email = 'bad@'", "email_is_valid = false")
                .person("crm.lead", "L4", "email = 'bad@'", "email_is_valid = false");
        for (String id : List.of("S1", "S2", "S3", "S4")) {
            shop.person("crm.lead", id, "email = 'shared@x.example'", MAIL);
        }
        shop.linkPersons();

        assertThat(shop.persons()).hasSize(8).allMatch(person -> person.endsWith(" self"));
    }

    @Test
    void aHundredThousandRecordsOfOneAddressJoinNobody(SparkSession spark) {
        Shop shop = new Shop(spark).person("crm.lead", "L1").linkPersons().crowd(100_000, "info@x.example");
        long began = System.nanoTime();
        assertThat(shop.edges()).isZero();
        assertThat(shop.crowd(100_000, "ann@x.example").edges())
                .as("of more records than one person has")
                .isZero();
        assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(120);
        assertThat(shop.crowd(3, "ann@x.example").edges()).isEqualTo(2);
    }

    @Test
    void mostTrustedValueSurvivesAndSaysWhereItIsFrom(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person(
                        "crm.lead",
                        "L1",
                        "converted_contact_id = 'C1'",
                        "company = 'Lead Ltd'",
                        "title = 'CEO'",
                        "country = 'DE'",
                        "lead_source = 'web'",
                        "lead_source_reason = 'rule:web'",
                        "updated_at = '2026-05-01'",
                        "created_at = '2026-01-01 23:30:00'",
                        "created_on = '2026-01-02'")
                .person(
                        "crm.contact",
                        "C1",
                        "email = 'ann@x.example'",
                        MAIL,
                        "lead_source = '(missing)'",
                        "lead_source_reason = 'missing'",
                        "updated_at = '2026-01-01'",
                        "created_at = '2026-02-01'",
                        "created_on = '2026-02-01'",
                        "has_opted_out = false")
                .person(
                        "robot.person",
                        "1",
                        "crm_contact_id = 'C1'",
                        "email = 'old@x.example'",
                        MAIL,
                        "title = 'Chief'",
                        "company = 'Robot Ltd'",
                        "updated_at = '2026-06-01'",
                        "created_at = '2025-01-01'",
                        "created_on = '2025-01-01'",
                        "has_opted_out = true")
                .person(
                        "crm.contact",
                        "C0",
                        "merged_into_id = 'C1'",
                        "is_deleted = true",
                        "company = 'Gone Ltd'",
                        "created_at = '2026-03-01'",
                        "country = 'FR'")
                .reconcile();

        assertThat(shop.rows("SELECT records, email, email_from, company, company_from FROM person"))
                .containsExactly("4 ann@x.example crm.contact:C1 Lead Ltd crm.lead:L1");
        assertThat(shop.rows("SELECT title, title_from, country, lead_source, lead_source_from FROM person"))
                .containsExactly("Chief robot.person:1 DE web crm.lead:L1");
        assertThat(shop.rows("SELECT country_code, region, job_level FROM person"))
                .containsExactly("DE EMEA (unmapped)");
        assertThat(shop.rows("SELECT created_at, created_on, has_opted_out, is_gone FROM person"))
                .containsExactly("2026-01-01 23:30:00.0 2026-01-02 true false");
    }

    @Test
    void accountComesFromTheRecordOrElseFromTheEmailsDomain(SparkSession spark) {
        Shop shop = new Shop(spark)
                .account("crm.account", "A1", "name = 'X'", "domain = 'x.example'", "created_at = '2026-01-01'")
                .account("hub.account", "9", "name = 'X Inc'", "domain = 'x.example'", "created_at = '2026-02-01'")
                .account("crm.account", "A2", "name = 'Sub'", "domain = 'x.example'", "parent_id = 'A1'")
                .account("crm.account", "A3", "name = 'Mail'", "domain = 'mail.example'")
                .account("crm.account", "A4", "name = 'Mail too'", "domain = 'mail.example'")
                .person("crm.contact", "C1", "email = 'a@mail.example'", MAIL, "account_source_id = 'A2'")
                .person("crm.lead", "L1", "email = 'b@x.example'", MAIL)
                .person("crm.lead", "L2", "email = 'c@mail.example'", MAIL)
                .person("crm.lead", "L3", "converted_account_id = 'A3'")
                .reconcile();

        assertThat(shop.rows("""
                        SELECT child.name, child.records, child.name_from, parent.name
                        FROM account AS child LEFT JOIN account AS parent
                        ON child.parent_account_key = parent.account_key ORDER BY 1"""))
                .containsExactly(
                        "Mail 1 crm.account:A3 null",
                        "Mail too 1 crm.account:A4 null",
                        "Sub 1 crm.account:A2 X",
                        "X 2 crm.account:A1 null");
        assertThat(shop.rows("""
                        SELECT source_id, name, account_rule FROM person JOIN person_link USING (person_key)
                        JOIN person_record USING (person_record_key) LEFT JOIN account USING (account_key)
                        ORDER BY 1""")).containsExactly("C1 Sub record", "L1 X domain", "L2 null null", "L3 Mail record");
    }

    @Test
    void systemsAreComparedRecordByRecordAndFieldByField(SparkSession spark) {
        Shop shop = new Shop(spark)
                .person("crm.lead", "L1", "email = 'a@x.example'", "company = 'X'", "has_opted_out = false")
                .person(
                        "robot.person",
                        "1",
                        "crm_lead_id = 'L1'",
                        "email = 'b@x.example'",
                        "has_opted_out = true",
                        "company = ' x'")
                .person("crm.lead", "L2", "is_converted = true", "converted_contact_id = 'C2'")
                .person("crm.contact", "C2", "account_source_id = 'A1'")
                .person("robot.person", "2", "crm_lead_id = 'L2'", "crm_contact_id = 'C2'", "company = 'Acme'")
                .account("crm.account", "A1", "name = 'Acme'")
                .person("crm.lead", "L3")
                .person("crm.lead", "L4", "is_deleted = true")
                .person("robot.person", "4", "crm_lead_id = 'L4'")
                .person("robot.person", "5")
                .reconcile();

        assertThat(shop.rows("SELECT kind, object, left_id, right_id, field FROM sync_difference"
                        + " ORDER BY kind, right_id, field"))
                .containsExactly(
                        "differs lead L1 1 email",
                        "differs lead L1 1 has_opted_out",
                        "only_in_left lead L3 null null",
                        "only_in_right person L4 4 null",
                        "only_in_right person null 5 null");
    }

    @Test
    void orderOfRecordsNeverMatters(SparkSession spark) {
        List<String> tables = List.of(
                "person_link",
                "person",
                "person_value",
                "account_match",
                "account_link",
                "account",
                "account_value",
                "sync_difference");
        Map<String, String> contents = new TreeMap<>();
        for (int seed = 0; seed < 2; seed++) {
            Shop shop = crowd(spark).shuffled(seed).reconcile();
            for (String table : tables) {
                String rows = String.join("\n", shop.rows("SELECT * FROM " + table + " ORDER BY ALL"));
                assertThat(contents.computeIfAbsent(table, key -> rows)).isEqualTo(rows);
            }
        }
    }

    @Test
    void tablesAreAsTheirContractsSay(SparkSession spark) {
        Shop shop = crowd(spark).reconcile();

        for (String table : List.of(
                "person_decision",
                "person_edge",
                "person_link",
                "person",
                "person_value",
                "account_domain",
                "account_trait",
                "account_match",
                "account_edge",
                "account_link",
                "account",
                "account_value",
                "sync_difference")) {
            Map<String, String> columns = new TreeMap<>();
            for (StructField field : shop.table(table).schema().fields()) {
                columns.put(field.name(), field.dataType().sql().toLowerCase(java.util.Locale.ROOT));
            }
            assertThat(columns).as(table).isEqualTo(new TreeMap<>(Contracts.columns(table)));
        }
    }

    /** The columns of somebody, with another one; what comes last holds. */
    private static String[] with(String column, String[] columns, String... others) {
        Map<String, String> byName = new LinkedHashMap<>();
        Stream.of(Stream.of(column), Stream.of(columns), Stream.of(others))
                .flatMap(some -> some)
                .forEach(one -> byName.put(one.substring(0, one.indexOf(" = ")), one));
        return byName.values().toArray(String[]::new);
    }

    /** A few people in three systems with equal times and gaps everywhere, so that only the ties decide. */
    private static Shop crowd(SparkSession spark) {
        Shop shop = new Shop(spark)
                .merge("robot", "3,4", "5")
                .decide(Verdict.DIFFERENT, "crm:L0", "crm:L4")
                .decide(Verdict.DIFFERENT, "crm:C2", "robot:1")
                .decide(Verdict.DIFFERENT, "crm:C2", "crm:C0")
                .decide(Verdict.SAME, "crm:C5", "crm:L0");
        for (int i = 0; i < 6; i++) {
            String mail = "email = 'p%d@x%d.example'".formatted(i % 4, i % 4);
            shop.person(
                            "crm.lead",
                            "L" + i,
                            mail,
                            MAIL,
                            "converted_contact_id = 'C" + i % 3 + "'",
                            "company = 'L" + i + "'")
                    .person("crm.contact", "C" + i, "title = 'T" + i + "'", "company = 'C" + i + "'")
                    .person(
                            "robot.person",
                            "" + i,
                            mail,
                            MAIL,
                            "crm_contact_id = 'C" + (i + 1) + "'",
                            "title = 'R" + i + "'")
                    .account("crm.account", "A" + i, "domain = 'x" + i % 3 + ".example'", "name = 'N" + i + "'");
        }
        return shop;
    }
}
