package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.definitions.AccountMatching.LeadEvidence;
import io.plumbline.kit.DefinitionTree;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountMatchingReaderTest {
    @TempDir
    private Path folder;

    @Test
    void allMistakesAreToldAtOnce() {
        DefinitionTree tree = DefinitionTree.emptyProject(folder).write("conf/matching/accounts.conf", """
                names {
                  max-accounts = 0
                  legal-forms {
                    gmbh = [GmbH]
                    kg = [kg, "gmbh"]
                    ag = []
                  }
                  colour = red
                }
                lead-to-account {
                  least-confidence = 2
                  confidence {
                    record = 1
                    domain-company = 0.9
                    domain-country = 0.95
                    domain = 0.9
                    company = 0.6
                  }
                }
                """);

        assertThatThrownBy(tree::load).isInstanceOf(DefinitionException.class).hasMessage("""
                conf/matching/accounts.conf:2: key "names.max-accounts" is "0"; expected a whole number above 0
                    fix: Write it like 30.
                conf/matching/accounts.conf:5: "gmbh" is a spelling of legal form "gmbh" already
                    fix: Leave it out of one of the two; forms that people mix up are better one form.
                conf/matching/accounts.conf:6: key "names.legal-forms.ag" is an empty list
                    fix: Name at least one.
                conf/matching/accounts.conf:8: key "names.colour" is unknown; allowed: ignored-words, legal-forms, max-accounts, nothing, spellings
                    fix: Remove it.
                conf/matching/accounts.conf:11: key "lead-to-account.least-confidence" is "2"; expected a share from 0 to 1
                    fix: Write it like 0.1.
                conf/matching/accounts.conf:12: key "lead-to-account.confidence.company-country" is missing
                    fix: Add it.
                conf/matching/accounts.conf:15: "domain-country" is surer than "domain-company", which is stronger evidence
                    fix: Lower it.""");
    }

    @Test
    void aProjectNeedNotSayHowAccountsAreMatched() {
        AccountMatching accounts =
                DefinitionTree.emptyProject(folder).load().matching().accounts();

        assertThat(accounts.legalForms()).isEmpty();
        assertThat(accounts.confidence()).containsEntry(LeadEvidence.COMPANY, BigDecimal.ONE);
    }

    @Test
    void anotherListOfSuffixesIsAnotherDefinition() {
        DefinitionTree tree = DefinitionTree.emptyProject(folder).write("conf/matching/accounts.conf", """
                names { max-accounts = 20 }
                lead-to-account {
                  least-confidence = 0.7
                  confidence { record = 1, domain-company = 1, domain-country = 1, domain = 1, company-country = 1, company = 1 }
                }
                """);
        Definitions before = tree.load();
        Definitions after = tree.write("conf/matching/public_suffix_list.dat", "// one\n\ncom\n*.ck\n!www.ck\n")
                .load();

        assertThat(after.matching().accounts().publicSuffixes()).containsExactly("com", "*.ck", "!www.ck");
        assertThat(after.environmentHash()).isNotEqualTo(before.environmentHash());
        assertThat(after.hash()).isNotEqualTo(before.hash());
    }
}
