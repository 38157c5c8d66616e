package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.StewardDecision.Verdict;
import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsReaderTest {
    private static final String WHY = ", by = Jo, on = \"2026-03-02\", because = \"ticket 1\" }\n";

    @TempDir
    private Path folder;

    @Test
    void decisionsAreReadInTheirOrder() {
        List<StewardDecision> decisions = tree("{ same = [\"crm:L1\", \"robot@emea:1:a\"]" + WHY
                        + "{ different = [\"crm:L2\", \"crm:L3\"]" + WHY)
                .load()
                .decisions()
                .people();

        assertThat(decisions)
                .containsExactly(
                        new StewardDecision(
                                Verdict.SAME,
                                "crm:L1",
                                "robot@emea:1:a",
                                "Jo",
                                LocalDate.of(2026, 3, 2),
                                "ticket 1",
                                line(2)),
                        new StewardDecision(
                                Verdict.DIFFERENT,
                                "crm:L2",
                                "crm:L3",
                                "Jo",
                                LocalDate.of(2026, 3, 2),
                                "ticket 1",
                                line(3)));
    }

    @Test
    void aProjectWithoutTheFileHasNone() {
        assertThat(DefinitionTree.emptyProject(folder).load().decisions().people())
                .isEmpty();
    }

    @Test
    void theProjectsOwnFileIsReadAndChangesTheHashOfNoQuery() {
        Definitions none = tree("").load();
        Definitions one = tree("{ same = [\"crm:L1\", \"crm:L2\"]" + WHY).load();

        assertThat(one.environmentHash()).isEqualTo(none.environmentHash());
        assertThat(one.hash()).isNotEqualTo(none.hash());
        assertThat(one.decisions().hash()).isNotEqualTo(none.decisions().hash());
    }

    @Test
    void contradictionsNameAllDecisionsThatMakeThem() {
        assertThat(problems("{ same = [\"crm:A\", \"crm:B\"]" + WHY
                        + "{ same = [\"crm:C\", \"crm:B\"]" + WHY
                        + "{ different = [\"crm:C\", \"crm:A\"]" + WHY
                        + "{ different = [\"crm:B\", \"crm:A\"]" + WHY
                        + "{ different = [\"crm:C\", \"crm:D\"]" + WHY))
                .containsExactly(
                        "conf/matching/decisions.conf:4: \"crm:C\" and \"crm:A\" are decided to be different, and the same by"
                                + " conf/matching/decisions.conf:3, conf/matching/decisions.conf:2",
                        "conf/matching/decisions.conf:5: \"crm:B\" and \"crm:A\" are decided to be different, and the same by"
                                + " conf/matching/decisions.conf:2");
    }

    @Test
    void whatIsNoDecisionIsRefused() {
        assertThat(problems("{ same = [\"crm:A\", \"crm:B\"]" + WHY
                        + "{ same = [\"crm:B\", \"crm:A\"]" + WHY
                        + "{ same = [\"crm:A\", \"crm:A\"]" + WHY
                        + "{ same = [\"crm:A\", \"crm:B\", \"crm:C\"]" + WHY
                        + "{ same = [\"crm:A\", \"00Q1\"]" + WHY
                        + "{ same = [\"crm:A\", \"crm:C\"], by = Jo, on = \"yesterday\" }\n"
                        + "{ same = [\"crm:A\", \"crm:D\"], different = [\"crm:A\", \"crm:E\"]" + WHY))
                .containsExactly(
                        "conf/matching/decisions.conf:3: \"crm:B\" and \"crm:A\" are decided to be the same in"
                                + " conf/matching/decisions.conf:2 already",
                        "conf/matching/decisions.conf:4: a decision is about two different records",
                        "conf/matching/decisions.conf:5: a decision is about two different records",
                        "conf/matching/decisions.conf:6: key \"people.same\" is \"00Q1\"; expected a record, system:id",
                        "conf/matching/decisions.conf:7: key \"people.because\" is missing",
                        "conf/matching/decisions.conf:7: key \"people.on\" is \"yesterday\"; expected a date",
                        "conf/matching/decisions.conf:8: a decision says either \"same\" or \"different\"");
    }

    private List<String> problems(String decisions) {
        return tree(decisions).problems().stream()
                .map(problem -> problem.place() + ": " + problem.message())
                .toList();
    }

    private DefinitionTree tree(String decisions) {
        return DefinitionTree.emptyProject(folder)
                .write("conf/matching/decisions.conf", "people = [\n" + decisions + "]\n");
    }

    private static Place line(int line) {
        return new Place("conf/matching/decisions.conf", line);
    }
}
