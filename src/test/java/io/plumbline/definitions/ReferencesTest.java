package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What definitions say about each other, and about themselves. */
class ReferencesTest {
    @TempDir
    Path root;

    private DefinitionTree tree;

    @BeforeEach
    void writeSmallProject() {
        tree = SmallProject.in(root);
    }

    @Test
    void mappingToAColumnThatTheTableDoesNotHave() {
        assertThat(with(SmallProject.EXPORT, SmallProject.EXPORT_TEXT.replace("spend = \"amount", "spent = \"amount")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:29: key "becomes.columns.spent" is unknown; allowed: spend, spend_date, spend_key
                            fix: Did you mean "spend"?""");
    }

    @Test
    void technicalColumnsAreNotForMappings() {
        assertThat(with(
                        SmallProject.EXPORT,
                        SmallProject.EXPORT_TEXT.replace("spend = \"amount", "_delivery_id = \"amount")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:29: key "becomes.columns._delivery_id" is unknown; allowed: spend, spend_date, spend_key
                            fix: Remove it.""");
    }

    @Test
    void requiredColumnThatIsNotMapped() {
        assertThat(with(SmallProject.EXPORT, SmallProject.EXPORT_TEXT.replaceAll("spend_key = [^)]*\\)\", ", "")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:29: required columns of silver.spend are not mapped: spend_key
                            fix: Give each of them an expression.""");
    }

    @Test
    void partitionThatIsNoNumberAndSubpartitionOfNone() {
        String text = SmallProject.SPEND_BY_DAY_TEXT;
        assertThat(with(SmallProject.SPEND_BY_DAY, text.replace("partition = month", "partition = spend_date")))
                .containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.conf:5: the partition column "spend_date" is not of type int
                            fix: Partition by a month such as 202603, of type int.""");
        assertThat(with(SmallProject.SPEND_BY_DAY, text.replace("partition = month", "subpartition = month")))
                .containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.conf:5: the table has a key "subpartition" and no "partition"
                            fix: Add the partition, a month such as 202603, that is stored by month.""");
    }

    @Test
    void windowOverAColumnThatMayBeNull() {
        assertThat(with(SmallProject.EXPORT, SmallProject.EXPORT_TEXT.replace("by = [spend_date]", "by = [spend]")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:29: the restatement replaces by spend, which may be null in silver.spend: a row without it would be in no window
                            fix: Require the column in the table's contract, or replace by another.""");
    }

    @Test
    void windowOverAColumnThatIsNotMapped() {
        assertThat(with(SmallProject.EXPORT, SmallProject.EXPORT_TEXT.replace("by = [spend_date]", "by = [account]")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:29: the restatement replaces by account, which silver.spend does not get
                            fix: Map the column, or replace by another.""");
    }

    @Test
    void listOfItemsHasOneNameThatIsNoColumn() {
        assertThat(with(
                        SmallProject.EXPORT,
                        SmallProject.EXPORT_TEXT.replace(
                                "where = \"cost", "each { cost = \"split(labels, ',')\" }, where = \"cost")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:28: "each" names cost; expected one name that is no column of the export
                            fix: Write each { item = "an expression that gives an array of texts" }.""");
    }

    @Test
    void entriesOfOneTableHaveTheSameListOfItems() {
        String entry = SmallProject.EXPORT_TEXT.substring(
                SmallProject.EXPORT_TEXT.indexOf("  {\n    table"), SmallProject.EXPORT_TEXT.lastIndexOf("]"));
        assertThat(with(
                        SmallProject.EXPORT,
                        SmallProject.EXPORT_TEXT.replace(
                                entry,
                                entry
                                        + entry.replace(
                                                "where = \"cost",
                                                "each { label = \"split(labels, ',')\" }, where = \"cost"))))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:33: "each" is not the same in all entries of silver.spend
                            fix: Write the same list in each of them, and tell them apart by "where".""");
    }

    @Test
    void keyControlsTotalsAndGeneratedAtNameColumnsOfTheExport() {
        assertThat(with(
                        SmallProject.EXPORT,
                        SmallProject.EXPORT_TEXT
                                .replace("key = [id]", "key = [idd]")
                                .replace("controls = [cost]", "controls = [cost, clicks]")
                                .replace("empty = [spent_on]", "empty = [spend_on]")
                                .replace("column = made_at", "column = made_on")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:6: key "format.totals.empty" is "spend_on"; allowed: id, spent_on, cost, labels, made_at
                            fix: Did you mean "spent_on"?""", """
                        conf/exports/adco/campaign.conf:11: key "key" is "idd"; allowed: id, spent_on, cost, labels, made_at
                            fix: Did you mean "id"?""", """
                        conf/exports/adco/campaign.conf:13: key "generated-at.column" is "made_on"; allowed: id, spent_on, cost, labels, made_at
                            fix: Did you mean "made_at"?""", """
                        conf/exports/adco/campaign.conf:15: key "controls" is "clicks"; allowed: id, spent_on, cost, labels, made_at
                            fix: Use one of the allowed values.""");
    }

    @Test
    void fullDeliveriesNeedATableOfRecordsAndThoseThatTellOfThem() {
        String snapshot = SmallProject.EXPORT_TEXT
                .replace(
                        "restatement { type = replace-window, by = [spend_date] }",
                        "restatement { type = snapshot, most-lost = 1.5, accepted = [\"2026-3-2\"], ful = [\"adco/All*.csv\"] }")
                .replace("    where = \"cost", "    history = [owner, spend]\n    where = \"cost");

        assertThat(with(SmallProject.EXPORT, snapshot)).containsExactly("""
                        conf/exports/adco/campaign.conf:12: key "restatement.accepted" is "2026-3-2"; expected a date
                            fix: Write it like "2026-03-31".""", """
                        conf/exports/adco/campaign.conf:12: key "restatement.ful" is unknown; allowed: accepted, by, full, most-lost, type
                            fix: Did you mean "full"?""", """
                        conf/exports/adco/campaign.conf:12: key "restatement.most-lost" is "1.5"; expected a share from 0 to 1
                            fix: Write it like 0.1.""", """
                        conf/exports/adco/campaign.conf:12: restatement is "snapshot", but no table silver.record_change is declared
                            fix: Copy its contract from Plumbline's own project, and name it in jobs/nightly.conf.""", """
                        conf/exports/adco/campaign.conf:12: restatement is "snapshot", but no table silver.snapshot is declared
                            fix: Copy its contract from Plumbline's own project, and name it in jobs/nightly.conf.""", """
                        conf/exports/adco/campaign.conf:12: restatement is "snapshot", but the export becomes no table with a column _missing_since
                            fix: Restate by upsert, or give the table of its records that column.""", """
                        conf/exports/adco/campaign.conf:28: history is kept of records of full deliveries only: the restatement must be "snapshot", and silver.spend must have a column _missing_since
                            fix: Remove it, or write restatement { type = snapshot }.""", """
                        conf/exports/adco/campaign.conf:28: key "becomes.history" is "owner"; allowed: spend_key, spend_date, spend
                            fix: Use one of the allowed values.""");
    }

    @Test
    void aTableThatSaysWhatIsMissingKnowsItsRecords() {
        tree.write(
                SmallProject.SPEND,
                SmallProject.SPEND_TEXT.replace(
                        "  spend {", "  _missing_since { type = timestamp, meaning = \"x\" }\n  spend {"));

        assertThat(with(
                        SmallProject.EXPORT,
                        SmallProject.EXPORT_TEXT.replace("type = replace-window", "type = snapshot")))
                .contains("""
                        conf/exports/adco/campaign.conf:27: silver.spend cannot say which records are missing: it needs a key of one column, no partition, and the columns source_system, source_id, is_deleted, created_at, updated_at
                            fix: Change its contract, or restate by upsert.""");
    }

    @Test
    void twoExportsOfTheSameBronzeTable() {
        String minimal = """
                description = x, owner = x, files = ["x/*.csv"], zone = UTC, key = [id]
                format { type = json-lines }, restatement { type = append }
                columns { id { header = [id] } }
                """;
        tree.write("conf/exports/ad/co_campaign.conf", minimal).write("conf/exports/ad_co/campaign.conf", minimal);

        assertThat(texts()).containsExactly("""
                        conf/exports/ad_co/campaign.conf: writes bronze.ad_co_campaign, as conf/exports/ad/co_campaign.conf does
                            fix: Rename one of the two files.""");
    }

    @Test
    void twoColumnsOfTheSameHeader() {
        assertThat(with(SmallProject.EXPORT, SmallProject.EXPORT_TEXT.replace("\"Kennung\"", "\" cost\"")))
                .containsExactly("""
                        conf/exports/adco/campaign.conf:20: columns "id" and "cost" both claim the header "Cost"
                            fix: Let one column have it.""");
    }

    @Test
    void aColumnThatStandsTwice() {
        assertThat(with(
                        SmallProject.SPEND,
                        SmallProject.SPEND_TEXT.replace(
                                "  spend {", "  spend_date { type = int, meaning = \"x\" }\n  spend {")))
                .containsExactly("""
                        jobs/nightly/2-standardize/spend.conf:8: key "spend_date" stands twice in the same block
                            fix: Keep one of the two; the other stands in line 7.""");
    }

    @Test
    void twoKpisOfTheSameName() {
        tree.write("conf/kpis/more/known_spend.conf", SmallProject.KPI_TEXT);

        assertThat(texts()).containsExactly("""
                        conf/kpis/more/known_spend.conf: has the same name as conf/kpis/known_spend.conf
                            fix: Rename one of the two files.""");
    }

    @Test
    void kpiOfColumnsThatItsSourceDoesNotHave() {
        assertThat(with(
                        SmallProject.KPI,
                        SmallProject.KPI_TEXT
                                .replace("date = spend_date\n", "date = spent_date\n")
                                .replace("spend = null", "spent = null")))
                .containsExactly("""
                        conf/kpis/known_spend.conf:9: key "date" is "spent_date"; allowed: spend_key, spend_date, spend, _delivery_id
                            fix: Did you mean "spend_date"?""", """
                        conf/kpis/known_spend.conf:13: key "example.rows.spent" is unknown; allowed: _delivery_id, spend, spend_date, spend_key
                            fix: Did you mean "spend"?""");
    }

    @Test
    void kpiWithoutSourceTableAndExample() {
        assertThat(with(
                        SmallProject.KPI,
                        SmallProject.KPI_TEXT
                                .replace("silver.spend", "silver.funnel")
                                .replaceAll("(?s)example \\{.*", "")))
                .containsExactly("""
                        conf/kpis/known_spend.conf: key "example" is missing
                            fix: Add it.""", """
                        conf/kpis/known_spend.conf:8: key "source" is "silver.funnel"; allowed: silver.spend, silver.spend_by_day, silver.spend_month
                            fix: Use one of the allowed values.""");
    }

    @Test
    void jobNamesATableTwiceAndOneWithoutContractAndForgetsOne() {
        assertThat(with(SmallProject.JOB, """
                        stages = [
                          { name = standardize, tables = [silver.spend, silver.spend, silver.lead] }
                          {
                            name = measure
                            tables = [
                              silver.spend_month
                              silver.spend_by_day
                            ]
                          }
                        ]
                        """)).containsExactly("""
                        jobs/nightly.conf:2: table silver.lead has no contract
                            fix: Create jobs/nightly/<n>-standardize/lead.conf.""", """
                        jobs/nightly.conf:2: table silver.spend is named a second time; the first stands in line 2
                            fix: Name it once.""", """
                        jobs/nightly.conf:7: table silver.spend_by_day is named in stage "measure", but its contract is jobs/nightly/2-standardize/spend_by_day.conf
                            fix: Move one of the two.""");
        assertThat(with(SmallProject.JOB, SmallProject.JOB_TEXT.replace(", silver.spend_by_day", "")))
                .containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.conf: table silver.spend_by_day is not named in jobs/nightly.conf
                            fix: Add it to the tables of its stage.""");
    }

    @Test
    void queryOfALaterTable() {
        assertThat(with(SmallProject.QUERY, "SELECT month\nFROM silver.spend_month"))
                .containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.sql:2: the query of silver.spend_by_day reads silver.spend_month, which a later stage makes
                            fix: Read a table of the same or an earlier stage, or move the table to a later one.""");
    }

    @Test
    void queriesThatGoRoundInACircle() {
        tree.write("jobs/nightly/2-standardize/spend.sql", "SELECT * FROM silver.spend_by_day");

        assertThat(texts()).containsExactly("""
                        jobs/nightly/2-standardize/spend.sql: queries go round in a circle: silver.spend reads silver.spend_by_day reads silver.spend
                            fix: Break the circle.""");
    }

    @Test
    void queryThatReadsATableByAFunction() {
        assertThat(with(
                        SmallProject.QUERY,
                        "SELECT 'person_of(1)' -- account_of(1)\n, Person_Of (1) FROM silver.spend"))
                .containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.sql:2: the query reads silver.person_link, which no definition makes
                            fix: Write the name of a table that stands in jobs/nightly.conf, or add its contract.""");
    }

    @Test
    @DisplayName("F44 an expression of a definition reads no table")
    void expressionThatReadsATable() {
        assertThat(with(SmallProject.KPI, SmallProject.KPI_TEXT.replace("count(spend)", "count(person_of(spend))")))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .endsWith("the expression reads silver.person_link, which only a query may\n"
                                + "    fix: Bring the value into the row by a .sql in jobs/nightly."));
    }

    @Test
    void queryOfABronzeTableAndOfOneInCommentsAndTexts() {
        assertThat(with(
                        SmallProject.QUERY,
                        "SELECT 'gold.x', \"gold.y\" /* gold.z */ FROM bronze.adco_campaign -- gold.a\n"))
                .isEmpty();
    }

    @Test
    void queryWithoutContract() {
        tree.write("jobs/nightly/2-standardize/lonely.sql", "SELECT 1");

        assertThat(texts()).containsExactly("""
                        jobs/nightly/2-standardize/lonely.sql: has no contract beside it
                            fix: Create jobs/nightly/2-standardize/lonely.conf.""");
    }

    @Test
    void whatFollowsFromABrokenContractIsNotTold() {
        assertThat(with(SmallProject.SPEND, SmallProject.SPEND_TEXT + "\n}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith(
                                "jobs/nightly/2-standardize/spend.conf:12: cannot be read: unbalanced close brace"));
    }

    @Test
    void sharesThatDoNotAddUpToOne() {
        assertThat(with(SmallProject.MODEL, SmallProject.MODEL_TEXT.replace("rest = 0.3", "rest = 0.2")))
                .containsExactly("""
                        conf/models/position.conf:4: the shares and "rest" add up to 0.9, not to 1
                            fix: Change them so that they add up to 1.""");
    }

    @Test
    void sharesFinerThanTenThousandths() {
        assertThat(with(
                        SmallProject.MODEL,
                        SmallProject.MODEL_TEXT
                                .replace("rest = 0.3", "rest = 0.29995")
                                .replace("lead-creation = 0.4", "lead-creation = 0.40005")))
                .containsExactly("""
                        conf/models/position.conf:4: a share of "shares" or "rest" has more than 4 decimals
                            fix: Round it.""");
    }

    @Test
    void modelOfAnUnknownKind() {
        assertThat(with(SmallProject.MODEL, SmallProject.MODEL_TEXT.replace("position-based", "positions-based")))
                .contains("""
                        conf/models/position.conf:4: key "shape.type" is "positions-based"; allowed: first-touch, last-touch, linear, markov, position-based, shapley, time-decay
                            fix: Did you mean "position-based"?""");
    }

    @Test
    void modelThatLearnsByAnOrderOrAGameThatThereIsNot() {
        assertThat(with(SmallProject.MODEL, modelOf("type = markov, order = 5, null-paths = dropped")))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "conf/models/position.conf:4: key \"shape.order\" is \"5\"; allowed: 1, 2, 3, 4"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "conf/models/position.conf:4: key \"shape.null-paths\" is \"dropped\"; allowed: counted, ignored"));
        assertThat(with(SmallProject.MODEL, modelOf("type = shapley")))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).startsWith("conf/models/position.conf:4: key \"shape.game\" is missing"));
        assertThat(with(SmallProject.MODEL, modelOf("type = shapley, game = rates")))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "conf/models/position.conf:4: key \"shape.game\" is \"rates\"; allowed: set, ordered, rate"));
    }

    private static String modelOf(String shape) {
        return "title = Learnt\ndescription = Learns.\nlookback-days = 90\nshape { " + shape + " }\n";
    }

    @Test
    void modelOfAnUnknownChannel() {
        assertThat(with(SmallProject.MODEL, SmallProject.MODEL_TEXT + "channels { except = [Paid, Piad] }\n"))
                .containsExactly("""
                        conf/models/position.conf:5: key "channels.except" is "Piad"; allowed: Paid, (missing), (unmapped)
                            fix: Did you mean "Paid"?""");
    }

    @Test
    void modelThatNamesItsChannelsTwice() {
        assertThat(with(SmallProject.MODEL, SmallProject.MODEL_TEXT + "channels { except = [Paid], only = [Paid] }\n"))
                .containsExactly("""
                        conf/models/position.conf:5: the channels are not named by one of "only" and "except"
                            fix: Write one of them, such as except = [Direct].""");
    }

    @Test
    void aModelThatIsNotSwitchedOnIsCheckedAllTheSame() {
        assertThat(with(
                        SmallProject.MODEL,
                        SmallProject.MODEL_TEXT.replace("rest = 0.3", "rest = 0.2") + "in-nightly = false\n"))
                .hasSize(1);
    }

    @Test
    void aColumnThatReferencesATableItCannotHoldTheKeyOf() {
        assertThat(withMonthReferencing("silver.spend_moth")).containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.conf:8: column month references silver.spend_moth, which no definition makes
                            fix: Did you mean "silver.spend_month"?""");
        assertThat(withMonthReferencing("silver.spend")).containsExactly("""
                        jobs/nightly/2-standardize/spend_by_day.conf:8: column month is int, the key of silver.spend is spend_key, bigint
                            fix: Reference a table whose key is one number, by a column of the same type.""");
        assertThat(withMonthReferencing("silver.spend_month")).isEmpty();
    }

    private List<String> withMonthReferencing(String table) {
        return with(
                SmallProject.SPEND_BY_DAY,
                SmallProject.SPEND_BY_DAY_TEXT.replace(
                        "month { type = int, required = true,",
                        "month { type = int, required = true, references = " + table + ","));
    }

    @Test
    void calendarThatClosesBeforeItOpens() {
        assertThat(with(SmallProject.CALENDAR, SmallProject.CALENDAR_TEXT.replace("17:30", "08:00")))
                .containsExactly("""
                        conf/calendars/berlin.conf:4: key "closes" is "08:00", not after "opens" ("09:00")
                            fix: Write business hours within one day.""");
    }

    @Test
    void fiscalYearOfUnknownMonthAndPattern() {
        assertThat(with(
                        SmallProject.CALENDAR,
                        SmallProject.CALENDAR_TEXT
                                + "\nfiscal { starts = februar, named-by = end"
                                + "\n  weeks { pattern = \"4-4-4\", first-day = sunday, year-ends = last } }"))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("key \"fiscal.starts\" is \"februar\""))
                .anyMatch(problem -> problem.contains("key \"fiscal.weeks.pattern\" is \"4-4-4\""));
    }

    @Test
    void taxonomyRuleOfUnknownValueAndInput() {
        assertThat(with(
                        SmallProject.TAXONOMY,
                        SmallProject.TAXONOMY_TEXT
                                .replace("value = \"Paid\"", "value = \"Piad\"")
                                .replace("when { utm_medium", "when { utm_medum")))
                .containsExactly("""
                        conf/taxonomy/channel.conf:7: key "rules.value" is "Piad"; allowed: Paid, (missing), (unmapped)
                            fix: Did you mean "Paid"?""", """
                        conf/taxonomy/channel.conf:7: key "rules.when.utm_medum" is unknown; allowed: utm_medium, utm_source
                            fix: Did you mean "utm_medium"?""");
    }

    @Test
    void anUnknownKeyThatWasMeantForAMissingOneIsToldOnce() {
        assertThat(with(SmallProject.TAXONOMY, SmallProject.TAXONOMY_TEXT.replace("unmapped =", "unmaped =")))
                .containsExactly("""
                        conf/taxonomy/channel.conf:5: key "unmaped" is unknown; allowed: gaps, inputs, lists, missing, owner, rules, unmapped, values
                            fix: Did you mean "unmapped"?""");
    }

    private List<String> with(String file, String text) {
        tree.write(file, text);
        return texts();
    }

    private List<String> texts() {
        return tree.problems().stream().map(Problem::toString).toList();
    }
}
