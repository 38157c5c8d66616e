package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.ValueKind.Reading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellReaderTest {
    @ParameterizedTest
    @CsvSource({
        "letters without case,NAME,O'Brien-Smith,obriensmith",
        "accents,NAME,Łucja Strauß,lucjastrauss",
        "Cyrillic,NAME,Дмитрий,dmitrij",
        "Greek,NAME,Σταύρος,stauros",
        "kana,NAME,ヤマシタ,yamashita",
        "words stay apart,TEXT,'  12, Rue de l''Église ',12 rue de l eglise",
        "e-mail keeps its signs,EMAIL, Ann.O@Example.COM ,ann.o@example.com",
        "code,CODE,+44 (20) 7946-0018,442079460018",
        "date with dashes,DATE,1971-06-24,19710624",
        "date without,DATE,19710624,19710624",
        "date with time,DATE,1971-06-24T08:30:00Z,19710624",
        "said nothing,NAME,N/A,''",
        "blank,TEXT,'   ',''"
    })
    void cellsBecomeWhatIsCompared(String name, Reading reading, String cell, String expected) {
        assertThat(new CellReader(reading, Set.of("n/a")).read(List.of(cell)))
                .as(name)
                .isEqualTo(expected);
    }

    @Test
    void dateOfThreeCellsIsYearMonthAndDay() {
        CellReader dates = new CellReader(Reading.DATE, Set.of());

        assertThat(dates.read(List.of("1949", "7", "22"))).isEqualTo("19490722");
        assertThat(dates.read(List.of("1949", "", "22"))).isEmpty();
    }
}
