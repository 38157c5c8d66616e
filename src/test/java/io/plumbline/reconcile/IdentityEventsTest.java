package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.StewardDecision.Verdict;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.run.Change;
import io.plumbline.run.StepContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Spark.class)
class IdentityEventsTest {
    private static final String DAY_1 = "_first_delivered_on = '2026-03-01'";
    private static final String DAY_2 = "_first_delivered_on = '2026-03-02'";
    private static final String MAIL = "email_is_valid = true";

    @TempDir
    private Path folder;

    private Shop shop;
    private Dataset<Row> links;
    private Dataset<Row> decisions;

    @Test
    void aMergeAndANewRecordAreToldAndALonelyNewRecordIsNot(SparkSession spark) {
        open(spark);
        shop.merge("robot", "1", "2")
                .person("crm.lead", "L3", DAY_2, "converted_contact_id = 'C1'")
                .person("crm.lead", "L4", DAY_2);

        assertThat(events())
                .containsExactly("1 merged R1>R2 self>merged null", "L3 joined null>C1 null>converted null");
    }

    @Test
    void aSplitIsToldOfThoseWhoWentOnly(SparkSession spark) {
        shop = new Shop(spark)
                .person("crm.lead", "L1", DAY_1, "email = 'a@x.example'", MAIL)
                .person("robot.person", "1", DAY_1, "crm_lead_id = 'L1'")
                .person("robot.person", "2", DAY_1, "email = 'a@x.example'", MAIL)
                .person("robot.person", "3", DAY_1, "crm_lead_id = 'L1'");
        remember();
        shop.without("robot.person", "2").person("robot.person", "2", DAY_1, "email = 'b@x.example'", MAIL);

        assertThat(events()).containsExactly("2 split L1>R2 email>self null");
    }

    @Test
    void aDecisionIsToldAndSoIsItsUndoWhichBringsTheOldIdsBack(SparkSession spark) {
        open(spark);
        List<String> people = shop.rows("SELECT DISTINCT person_id FROM person_link ORDER BY 1");
        shop.decide(Verdict.SAME, "robot:2", "crm:L2");

        assertThat(events()).containsExactly("2 merged R2>L2 self>decided same robot:2 crm:L2 (Jo, 1970-01-01)");
        remember();
        shop.undecide();

        assertThat(events())
                .containsExactly("2 split L2>R2 decided>self withdrawn: same robot:2 crm:L2 (Jo, 1970-01-01)");
        assertThat(shop.rows("SELECT DISTINCT person_id FROM person_link ORDER BY 1"))
                .isEqualTo(people);
    }

    @Test
    void aDecisionThatTwoRecordsDifferIsToldOfAllThatGoAlong(SparkSession spark) {
        shop = new Shop(spark)
                .person("crm.contact", "C1", DAY_1, "email = 'a@x.example'", MAIL)
                .person("crm.lead", "L1", DAY_1, "email = 'a@x.example'", MAIL)
                .person("robot.person", "1", DAY_1, "crm_lead_id = 'L1'");
        remember();
        shop.decide(Verdict.DIFFERENT, "crm:C1", "robot:1").decide(Verdict.SAME, "crm:L1", "robot:1");

        assertThat(events())
                .containsExactly(
                        "1 split C1>L1 email>decided different crm:C1 robot:1 (Jo, 1970-01-01)",
                        "L1 split C1>L1 email>self different crm:C1 robot:1 (Jo, 1970-01-01)");
    }

    @Test
    void eventsAreAddedOnceSinceTheVersionThatWasReadLast(SparkSession spark) {
        Definitions definitions = HouseDefinitions.ALL;
        IdentityEventStep step = new IdentityEventStep(definitions.contract(IdentityEventStep.TABLE));
        String links = "person_record_key BIGINT, person_key BIGINT, rule STRING";
        LakeFixture lake = new LakeFixture(spark, folder)
                .table("silver.person_link", links, "(1, 10, 'self'), (2, 20, 'self'), (3, 20, 'email')")
                .table(
                        "silver.person_decision",
                        "left_record_key BIGINT, right_record_key BIGINT, verdict STRING, left_record STRING,"
                                + " right_record STRING, author STRING, decided_on DATE",
                        "");
        StepContext context = new StepContext(lake.lake(), definitions, Instant.EPOCH, 7, Optional.empty());

        assertThat(((Change.Rebuild) step.compute(context)).rows().count())
                .as("there is nothing to compare")
                .isZero();
        lake.table("ops.identity_event", "run BIGINT", "")
                .commit(
                        "silver.person_link",
                        links,
                        "(1, 10, 'self'), (3, 10, 'crm_id'), (2, 20, 'self')",
                        7,
                        List.of());
        Dataset<Row> added = ((Change.Append) step.compute(context)).rows();

        assertThat(added.selectExpr("concat_ws(' ', person_record_key, from_person_key, to_person_key, happened, run)")
                        .collectAsList()
                        .toString())
                .isEqualTo("[[3 20 10 moved 7]]");
        assertThat(added.columns())
                .containsExactlyInAnyOrderElementsOf(definitions.contract(IdentityEventStep.TABLE).columns().stream()
                        .map(column -> column.name())
                        .toList());
    }

    /** Three people: C1, L2 and the records 1 and 2 of another system, of which nobody knows yet that they are one. */
    private void open(SparkSession spark) {
        shop = new Shop(spark)
                .person("crm.contact", "C1", DAY_1)
                .person("crm.lead", "L2", DAY_1)
                .person("robot.person", "1", DAY_2)
                .person("robot.person", "2", DAY_1);
        remember();
    }

    private void remember() {
        shop.linkPersons();
        links = shop.table("person_link");
        decisions = shop.table("person_decision");
        links.createOrReplaceTempView("links_before");
    }

    /** Record, what happened, the records that name the old and the new person, the rules, the decision. */
    private List<String> events() {
        shop.linkPersons();
        IdentityEvents.between(
                        links,
                        shop.table("person_link"),
                        IdentityEvents.decisions(decisions, shop.table("person_decision")))
                .createOrReplaceTempView("events");
        return shop.rows("""
                WITH names AS (
                    SELECT DISTINCT person_key, concat(if(source_system = 'robot', 'R', ''), source_id) AS name
                    FROM (SELECT * FROM links_before UNION ALL SELECT * FROM person_link) AS links
                    JOIN person_record USING (person_record_key)
                    WHERE rule = 'self'
                )
                SELECT
                    source_id, happened,
                    coalesce(old.name, 'null') || '>' || coalesce(new.name, 'null'),
                    coalesce(rule_before, 'null') || '>' || coalesce(rule, 'null'),
                    decision
                FROM events
                JOIN person_record USING (person_record_key)
                LEFT JOIN names AS old ON from_person_key = old.person_key
                LEFT JOIN names AS new ON to_person_key = new.person_key
                ORDER BY ALL""");
    }
}
