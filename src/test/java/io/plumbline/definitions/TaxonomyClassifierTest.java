package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.definitions.Taxonomy.Rule;
import io.plumbline.definitions.TaxonomyClassifier.Outcome;
import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyClassifierTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final Place PLACE = new Place("conf/taxonomy/channel.conf", 1);

    private final TaxonomyClassifier classifier = new TaxonomyClassifier(new Taxonomy(
            "channel",
            "marketing",
            List.of("utm_source", "utm_medium"),
            List.of("Paid Social", "Paid", "Email", "Old", "New", "Direct", "none", "other"),
            "none",
            "other",
            List.of(
                    rule(
                            "paid-social",
                            "Paid Social",
                            Map.of(
                                    "utm_source",
                                    List.of("facebook", "/linked.?in/"),
                                    "utm_medium",
                                    List.of("cpc", "/paid.*/"))),
                    rule("paid", "Paid", Map.of("utm_medium", List.of("CPC", "/paid.*/"))),
                    rule("email", "Email", Map.of("utm_medium", List.of("e-mail", "/e(mail)?/"))),
                    rule("direct", "Direct", Map.of("utm_source", List.of("(direct)"), "utm_medium", List.of(""))),
                    dated("old", "Old", Optional.empty(), Optional.of(NEW_YEAR)),
                    dated("new", "New", Optional.of(NEW_YEAR), Optional.empty())),
            Optional.empty(),
            PLACE,
            "hash"));

    @ParameterizedTest
    @CsvSource(nullValues = "null", textBlock = """
                    first rule that fits wins,       facebook,  cpc,          2026-03-01, Paid Social, rule:paid-social
                    all inputs of a rule must fit,   google,    cpc,          2026-03-01, Paid,        rule:paid
                    case and blanks do not count,    '  FaceBook ', ' CPC ',  2026-03-01, Paid Social, rule:paid-social
                    regular expression,              linked-in, paid-social,  2026-03-01, Paid Social, rule:paid-social
                    regular expression in capitals,  google,    PAID_SEARCH,  2026-03-01, Paid,        rule:paid
                    regular expression is for all,   google,    unpaid,       2026-03-01, other,       unmapped
                    regular expression for all of it, google,   emails,       2026-03-01, other,       unmapped
                    empty text fits no value,        (direct),  null,         2026-03-01, Direct,      rule:direct
                    empty text fits blank,           (direct),  '  ',         2026-03-01, Direct,      rule:direct
                    all null,                        null,      null,         2026-03-01, none,        missing
                    all blank,                       '',        '  ',         2026-03-01, none,        missing
                    one null fits no text,           null,      x,            2026-03-01, other,       unmapped
                    last day before until,           dated,     x,            2025-12-31, Old,         rule:old
                    first day of from,               dated,     x,            2026-01-01, New,         rule:new
                    """)
    void classifies(String what, String source, String medium, LocalDate day, String value, String reason) {
        assertThat(classifier.classify(Arrays.asList(source, medium), day))
                .as(what)
                .isEqualTo(new Outcome(value, reason));
    }

    @Test
    void refusesAnotherNumberOfInputs() {
        assertThatThrownBy(() -> classifier.classify(List.of("cpc"), NEW_YEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 2 inputs, got 1");
    }

    @Test
    void aListStandsForItsTextsAndNamesThePartsOfAPattern(@TempDir Path root) {
        Taxonomy taxonomy = DefinitionTree.emptyProject(root)
                .write("conf/taxonomy/name.conf", LISTS)
                .load()
                .taxonomies()
                .get(0);
        TaxonomyClassifier names = new TaxonomyClassifier(taxonomy);

        assertThat(names.classify(List.of(" FY26-Q1_Brand (Search)_EMEA"), NEW_YEAR))
                .isEqualTo(new Outcome(
                        "named",
                        "rule:three",
                        Map.of("quarter", "fy26-q1", "program", "brand (search)", "region", "emea")));
        assertThat(names.classify(List.of("emea"), NEW_YEAR)).isEqualTo(new Outcome("region", "rule:one"));
        assertThat(names.classify(List.of("FY26-Q1_Brand_EMEA"), NEW_YEAR).reason())
                .isEqualTo("unmapped");
    }

    @Test
    void whatListsAreWrongIsSaidWithItsPlace(@TempDir Path root) {
        String wrong = LISTS.replace("\"<region>\"", "\"<regon>\"")
                .replace("\"<quarter>_", "\"<region>_")
                .replace("lists {", "lists { name = [a], a_b = [c], ");

        assertThat(DefinitionTree.emptyProject(root)
                        .write("conf/taxonomy/name.conf", wrong)
                        .problems())
                .extracting(problem -> problem.place().line() + ": " + problem.message())
                .containsExactly(
                        "6: \"a_b\" is no name; expected a list's name of small letters and digits",
                        "6: the list \"name\" has the name of an input",
                        "12: \"<region>_<program>_<region>\" makes no pattern with its lists",
                        "13: \"<regon>\" names the list \"regon\", which there is not");
    }

    private static final String LISTS = """
            owner = marketing
            inputs = [name]
            values = [named, region, none, other]
            missing = none
            unmapped = other
            lists {
              quarter = ["/fy\\\\d\\\\d-?q[1-4]/"]
              program = ["Brand (Search)", "/generic.*/"]
              region = [emea, apac]
            }
            rules = [
              { id = three, value = named, when { name = ["<quarter>_<program>_<region>"] } }
              { id = one, value = region, when { name = ["<region>", "<"] } }
            ]
            """;

    private static Rule rule(String id, String value, Map<String, List<String>> when) {
        return new Rule(id, when, value, Optional.empty(), Optional.empty(), List.of(), PLACE);
    }

    private static Rule dated(String id, String value, Optional<LocalDate> from, Optional<LocalDate> until) {
        return new Rule(id, Map.of("utm_source", List.of("dated")), value, from, until, List.of(), PLACE);
    }
}
