package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What records of several systems have in common, and whose values survive. */
class MatchingReaderTest {
    private DefinitionTree tree;

    @BeforeEach
    void writeProject(@TempDir Path folder) {
        tree = DefinitionTree.emptyProject(folder);
    }

    @Test
    void oneSystemIsNotComparedWithItself() {
        tree.write("conf/matching.conf", """
                systems {
                  crm = hubspot
                  automation = hubspot
                }
                email { max-records = 20 }
                domain { max-accounts = 20 }
                """);

        assertThatThrownBy(tree::load).isInstanceOf(DefinitionException.class).hasMessage("""
                conf/matching.conf:3: the CRM and the marketing automation are both "hubspot", which would be compared with itself
                    fix: Name another system; where one system is both, one that delivers no records of people.""");
    }

    @Test
    void whatDecidesBetweenValuesIsNamedOnceAndInOrder() {
        tree.write("conf/trust.conf", "order = [crm.contact]\nrules = [recency, trust]");
        assertThat(tree.load().trust().rules()).containsExactly(SurvivalRule.RECENCY, SurvivalRule.TRUST);

        tree.write("conf/trust.conf", "order = [crm.contact]");
        assertThat(tree.load().trust().rules()).containsExactly(SurvivalRule.values());
    }

    @Test
    void anUnknownOrRepeatedRuleIsRefused() {
        tree.write("conf/trust.conf", "order = [crm.contact]\nrules = [recent, completeness]");
        assertThatThrownBy(tree::load).hasMessage("""
                conf/trust.conf:2: key "rules" is "recent"; allowed: trust, recency, completeness
                    fix: Did you mean "recency"?""");

        tree.write("conf/trust.conf", "order = [crm.contact]\nrules = [trust, recency, trust]");
        assertThatThrownBy(tree::load).hasMessage("""
                conf/trust.conf:2: key "rules" names a rule twice
                    fix: Name each rule once, the strongest first.""");
    }
}
