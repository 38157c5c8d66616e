package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.AccountMatching;
import io.plumbline.definitions.DefinitionsLoader;
import io.plumbline.functions.CompanyNames.Company;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of companies as people and systems write them, by this project's {@code conf/matching/accounts.conf}. */
class CompanyNamesTest {
    private static final AccountMatching ACCOUNTS =
            DefinitionsLoader.load(Path.of("").toAbsolutePath()).matching().accounts();
    private static final CompanyNames NAMES = new CompanyNames(ACCOUNTS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    case, accents             | Nestlé S.A.                   | NESTLE SA
                    umlaut written out        | Müller Maschinenbau GmbH      | Mueller Maschinenbau
                    Danish letter             | Jørgensen A/S                 | Joergensen
                    Polish letter             | Łódź Textil Sp. z o.o.        | Lodz Textil
                    sharp s                   | Weißbach AG                   | Weissbach Aktiengesellschaft
                    dots and blanks           | I.B.M. Corp.                  | I B M
                    ampersand                 | Johnson & Johnson             | Johnson and Johnson Inc
                    article                   | The Home Depot, Inc.          | Home Depot
                    apostrophe                | McDonald's Corporation        | McDonalds
                    one word or two           | GTX Pro                       | GTXPro
                    form of two parts         | Schmidt GmbH & Co. KG         | Schmidt GMBH CO KG
                    form of two words         | Haier Co., Ltd.               | Haier
                    Australian form           | Atlassian Pty Ltd             | Atlassian Pty. Limited
                    French form               | Alizé S.à r.l.                | Alize SARL
                    form before the name      | ООО Ромашка                   | Romashka
                    Japanese form             | 株式会社東芝                    | 東芝
                    Japanese short form       | ㈱東芝                         | 東芝
                    Chinese form              | 华为技术有限公司                 | 华为技术
                    Greek letters             | Αλφα A.E.                     | Alpha AE
                    wide letters              | Ｓｏｎｙ K.K.                  | Sony
                    """)
    void oneNameInTwoSpellingsIsOne(String which, String one, String other) {
        assertThat(company(one).name()).as(which).isEqualTo(company(other).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    holding               | Acme Holding AG          | Acme AG
                    group                 | Volkswagen Group         | Volkswagen
                    country unit          | Siemens Deutschland      | Siemens
                    other business        | Delta Air Lines          | Delta Faucet Company
                    bank and bank         | Bank of America          | Bank of Ireland
                    number                | Studio 54                | Studio 45
                    form as part          | Oyster Inc               | Ster Inc
                    form inside a word    | Agfa                     | Fa AG
                    plural                | General Motors           | General Motor
                    """)
    void whatMeansSomethingElseIsAnother(String which, String one, String other) {
        assertThat(company(one).name()).as(which).isNotEqualTo(company(other).name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Acme GmbH              | gmbh
                    Acme G.m.b.H.          | gmbh
                    Acme GmbH & Co. KG     | kg
                    Acme, Inc.             | inc
                    Acme Corp              | inc
                    Acme Co., Ltd.         | ltd
                    Acme K.K.              | kk
                    PT Acme Tbk            | pt
                    株式会社アクメ             | kk
                    Acme                   |
                    Limited                |
                    """)
    void legalFormIsTold(String name, String form) {
        assertThat(company(name).legalForm()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    International Business Machines Corp. | ibm
                    Bayerische Motoren Werke AG           | bmw
                    Acme Robotics                         |
                    """)
    void initialsAreThoseOfTheNameWithoutItsForm(String name, String acronym) {
        assertThat(company(name).acronym()).isEqualTo(acronym);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "N/A",
                "n.a.",
                "self-employed",
                "Self Employed",
                "TEST",
                "Test GmbH",
                "---",
                "🚀",
                "Privat"
            })
    void whatNamesNoCompanyIsNone(String name) {
        assertThat(NAMES.company(name)).isNull();
    }

    @Test
    void aNameOfFormsAloneKeepsOne() {
        assertThat(company("The Limited").name()).isEqualTo("limited");
        assertThat(company("Limited Ltd").name()).isEqualTo("limited");
    }

    private static Company company(String name) {
        Company company = NAMES.company(name);
        assertThat(company).as(name).isNotNull();
        return java.util.Objects.requireNonNull(company);
    }
}
