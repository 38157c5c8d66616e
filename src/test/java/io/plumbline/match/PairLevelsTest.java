package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The levels of {@code conf/matching/kinds.conf}, in words. */
class PairLevelsTest {
    @ParameterizedTest
    @CsvSource({
        "equal,Ivo,Ivo,equal",
        "accent and case,Łucja,LUCJA,equal",
        "nickname,Robert,Bob,nickname",
        "nickname of several names,Sasha,Alexandra,nickname",
        "one letter more,Samir,Samirr,edits at most 1",
        "neighbours exchanged,Samir,Smair,edits at most 1",
        "alike,Katharina,Catharine,jaro-winkler at least 0.75",
        "initial,J.,Jadwiga,initial",
        "unlike,Ivo,Petra,unlike",
        "unknown,'',Petra,unknown"
    })
    void givenNames(String name, String one, String other, String level) {
        assertThat(level("given_name", one + ",,,,", other + ",,,,")).as(name).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "one digit,1971-06-24,1971-05-24,edits at most 1",
        "two neighbouring digits,1971-06-24,1971-06-42,edits at most 1",
        "the next month,1971-09-24,1971-10-24,one part off by one",
        "the next year,1989-09-24,1990-09-24,one part off by one",
        "day and month,1971-06-12,1971-12-06,date parts at least 2",
        "another year,1971-06-24,1985-06-24,date parts at least 2",
        "some days,1971-06-28,1971-07-03,days at most 62",
        "about a year,1971-06-28,1972-08-03,days at most 430",
        "the month only,1971-11-02,1988-11-30,date parts at least 1",
        "unlike,1971-01-02,1988-11-30,unlike",
        "no date of the calendar,1971-13-45,1988-11-30,unlike"
    })
    void birthDates(String name, String one, String other, String level) {
        assertThat(level("birth_date", ",," + one + ",,", ",," + other + ",,"))
                .as(name)
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "another provider,tova.norwood@example.com,tova.norwood@post.example,same mailbox",
        "two letters,tova.norwood@example.com,tva.norwod@example.com,edits at most 2",
        "unlike,tova.norwood@example.com,ivo@quimby.example,unlike"
    })
    void emails(String name, String one, String other, String level) {
        assertThat(level("email", ",,," + one + ",", ",,," + other + ","))
                .as(name)
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "exchanged,'Tova,Norwood','Norwood,Tova',exchanged",
        "exchanged with an error,'Tova,Norwood','Norwod,Tova',exchanged",
        "exchanged and one unknown,'Tova,Norwood',',Tova',exchanged",
        "one agrees straight,'Tova,Norwood','Tova,Tova',in place",
        "one is unlike crosswise,'Tova,Norwood','Norwood,Ivo',in place"
    })
    void namesThatSwap(String name, String one, String other, String order) {
        assertThat(level("given_name and surname", one + ",,,", other + ",,,"))
                .as(name)
                .isEqualTo(order);
    }

    private static String level(String column, String one, String other) {
        return People.matcher(People.table(one, other)).evidence(0, 1).parts().stream()
                .filter(part -> part.column().equals(column))
                .map(Evidence.Part::level)
                .findFirst()
                .orElseThrow();
    }
}
