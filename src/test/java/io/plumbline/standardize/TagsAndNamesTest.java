package io.plumbline.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.LakeFixture;
import io.plumbline.kit.Spark;
import io.plumbline.kit.StandardProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tables that say how links are tagged and campaigns are named, by the taxonomies of this project. */
@ExtendWith(Spark.class)
class TagsAndNamesTest {
    private static final Instant NIGHT = Instant.parse("2026-03-20T06:00:00Z");

    @TempDir
    Path folder;

    @Test
    void eachWritingOfTagsIsCountedAndJudgedOnce(SparkSession spark) throws IOException {
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.touch",
                        "month INT, source_system STRING, utm_source STRING, utm_medium STRING, utm_campaign STRING,"
                                + " click_id STRING",
                        """
                        (202603, 'a', 'google', 'cpc', 'spring', NULL), (202603, 'a', 'google', 'cpc', 'spring', 'gclid:1'),
                        (202603, 'a', 'Google', 'cpc', 'spring', NULL), (202603, 'a', 'adwords', 'CPC', 'spring', NULL),
                        (202603, 'a', 'podcast', 'audio', 'spring', NULL), (202603, 'a', 'linkedin', 'email', 'spring', NULL),
                        (202603, 'a', 'google', 'cpc', NULL, NULL), (202412, 'a', 'google', 'cpc', NULL, NULL),
                        (202603, 'a', 'facebook', 'paid_social', '{{campaign.name}}', NULL),
                        (202603, 'a', NULL, NULL, NULL, 'gclid:2'), (202603, 'a', NULL, NULL, NULL, NULL)
                        """);

        assertThat(result(
                        spark,
                        "5-measure/utm_use.sql",
                        "concat_ws(' ', month, utm_source, utm_medium, utm_campaign, touches, standard_source,"
                                + " conformity, conformity_reason)"))
                .containsExactly(
                        "202412 google cpc 1 google conforming rule:as_agreed",
                        "202603 1 (none) incomplete rule:click_without_tags",
                        "202603 Google cpc spring 1 google misspelled rule:source_case",
                        "202603 adwords CPC spring 1 google misspelled rule:source_alias",
                        "202603 facebook paid_social {{campaign.name}} 1 facebook incomplete rule:macro_not_filled",
                        "202603 google cpc 1 google incomplete rule:campaign_missing",
                        "202603 google cpc spring 2 google conforming rule:as_agreed",
                        "202603 linkedin email spring 1 linkedin contradictory rule:network_sends_no_mail",
                        "202603 podcast audio spring 1 (unmapped) unknown rule:source_unknown");
        assertThat(result(spark, "5-measure/utm_use.sql", "count(DISTINCT utm_use_key)"))
                .containsExactly("9");
    }

    @Test
    void aCampaignsNameIsParsedByTheRulesOfTheDayOnWhichItBegan(SparkSession spark) throws IOException {
        new LakeFixture(spark, folder.resolve("lake"))
                .table(
                        "silver.campaign",
                        "campaign_key BIGINT, source_system STRING, name STRING, start_date DATE, created_at TIMESTAMP,"
                                + " _generated_at TIMESTAMP, is_deleted BOOLEAN",
                        """
                        (1, 'crm', 'FY26-Q1 Brand Search US', '2026-01-05', NULL, '2026-03-01 12:00:00', false),
                        (2, 'crm', 'Big spring thing', NULL, '2024-12-31 12:00:00', '2026-03-01 12:00:00', false),
                        (3, 'crm', 'Big spring thing', NULL, NULL, '2026-03-01 12:00:00', false),
                        (4, 'crm', 'Webinar: Quote to Cash', NULL, '2025-01-01 12:00:00', '2026-03-01 12:00:00', false),
                        (5, 'crm', NULL, NULL, NULL, '2026-03-01 12:00:00', false),
                        (6, 'crm', 'gone', NULL, NULL, '2026-03-01 12:00:00', true)
                        """)
                .table(
                        "silver.ad_spend",
                        "campaign_key BIGINT, source_system STRING, campaign_name STRING, spend_date DATE",
                        """
                        (7, 'ads', 'test', '2026-01-01'), (7, 'ads', 'FY26Q1_LeadGen_UK', '2026-01-02'),
                        (1, 'ads', 'otherwise', '2026-01-02')
                        """);

        assertThat(result(
                        spark,
                        "2-standardize/campaign_name.sql",
                        "concat_ws(' ', campaign_key, found_in, begun_on, conformity, conformity_reason, quarter, program,"
                                + " region, audience, format, title)"))
                .containsExactly(
                        "1 silver.campaign 2026-01-05 conforming rule:program_in_region FY26Q1 brand search US",
                        "2 silver.campaign 2024-12-31 exempt rule:before_convention",
                        "3 silver.campaign 2026-03-01 (unmapped) unmapped",
                        "4 silver.campaign 2025-01-01 conforming rule:format_with_title webinar quote to cash",
                        "5 silver.campaign 2026-03-01 (none) missing",
                        "7 silver.ad_spend 2026-01-01 conforming rule:program_in_region FY26Q1 leadgen UK");
    }

    /** A text of two countries would be the one that happens to stand first. */
    @Test
    void noTextIsOfTwoCountriesAndEachCountryHasARegion() {
        List<Taxonomy> taxonomies =
                StandardProject.in(folder.resolve("project"), "Europe/Berlin").taxonomies();
        Map<String, String> ruleOfText = new HashMap<>();
        for (Taxonomy.Rule rule : named(taxonomies, "country").rules()) {
            for (String text : rule.when().getOrDefault("country", List.of())) {
                assertThat(ruleOfText.put(text, rule.id())).as(text).isNull();
            }
        }
        List<String> withRegion = named(taxonomies, "region").rules().stream()
                .flatMap(rule -> rule.when().getOrDefault("country_code", List.of()).stream())
                .toList();
        assertThat(withRegion).doesNotHaveDuplicates();
        assertThat(named(taxonomies, "country").values())
                .filteredOn(code -> !withRegion.contains(code))
                .containsExactlyInAnyOrder("AQ", "(unmapped)");
    }

    private static Taxonomy named(List<Taxonomy> taxonomies, String name) {
        return taxonomies.stream()
                .filter(taxonomy -> taxonomy.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> result(SparkSession spark, String file, String columns) throws IOException {
        Definitions definitions = StandardProject.in(folder.resolve("project"), "America/New_York");
        StandardFunctions.register(spark, definitions, NIGHT);
        spark.sql(Files.readString(Path.of("jobs/nightly", file))).createOrReplaceTempView("made");
        return spark
                .sql("SELECT CAST(" + columns + " AS STRING) AS line FROM made ORDER BY line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
