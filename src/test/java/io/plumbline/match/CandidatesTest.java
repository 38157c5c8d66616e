package io.plumbline.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.MatchingKinds;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.BlockingKey;
import io.plumbline.definitions.RecordMatching.Form;
import io.plumbline.definitions.RecordMatching.Pairs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandidatesTest {
    private static final MatchingKinds KINDS = People.LOADED.kinds();
    private static final int GIVEN_NAME = 0;
    private static final int SURNAME = 1;
    private static final int BIRTH_DATE = 2;

    @Test
    void eachPairOfSharedBlocksComesOnce() {
        RecordTable table = People.table(
                "Ivo, Quimby, 1960-01-02,,",
                "Ivo, Quimby, 1960-01-02,,",
                "Ivo, Norwood, 1960-01-02,,",
                "Rosa, Norwood,,,",
                ",,,,");

        assertThat(pairs(table, rule(GIVEN_NAME), rule(SURNAME), rule(BIRTH_DATE)))
                .containsExactlyInAnyOrder("0-1", "0-2", "1-2", "2-3");
    }

    @Test
    void ruleOfBothNamesFindsThemExchanged() {
        RecordTable table = People.table("Ivo, Quimby,,,", "Quimby, Ivo,,,", "Ivo, Norwood,,,");

        assertThat(pairs(table, rule(GIVEN_NAME, SURNAME))).containsExactly("0-1");
    }

    @Test
    void keysTakeTheAskedPart() {
        RecordTable table = People.table("Meyer, A, 1960-01-02,,", "Maier, B, 1960-12-30,,", "Miller, C, 1961-01-02,,");

        assertThat(pairs(table, List.of(new BlockingKey(GIVEN_NAME, Form.SOUND))))
                .containsExactly("0-1");
        assertThat(pairs(table, List.of(new BlockingKey(BIRTH_DATE, Form.YEAR))))
                .containsExactly("0-1");
        assertThat(pairs(table, List.of(new BlockingKey(BIRTH_DATE, Form.DAY)))).containsExactly("0-2");
        assertThat(pairs(table, List.of(new BlockingKey(BIRTH_DATE, Form.START))))
                .isEmpty();
    }

    @Test
    void acrossSourcesNoSourceMeetsItself() {
        RecordMatching within = matching(Pairs.ACROSS_SOURCES, List.of(rule(SURNAME)));
        RecordTable.Builder builder = new RecordTable.Builder(within, KINDS);
        int number = 0;
        for (String source : List.of("a", "b", "a", "b")) {
            String id = String.valueOf(number++);
            builder.add(source, id, column -> column.equals("surname") ? "Quimby" : "");
        }
        RecordTable table = builder.build();

        assertThat(collect(new Candidates(table, within, KINDS))).containsExactlyInAnyOrder("0-2", "0-3", "1-2", "1-3");
    }

    @Test
    void tooLargeBlockComparesNeighboursAndTellsWhatItGivesUp() {
        String[] lines = IntStream.range(0, 2000)
                .mapToObj(i -> "Name%04d, Quimby,,,".formatted(i * 7919 % 2000))
                .toArray(String[]::new);
        RecordTable table = People.table(lines);
        Candidates candidates = new Candidates(table, matching(Pairs.ALL, List.of(rule(SURNAME))), KINDS);

        Blocks blocks = candidates.rules().get(0);
        long compared = candidates.count();
        assertThat(compared).isEqualTo(20L * (2000 - 20) + 20 * 19 / 2);
        assertThat(blocks.pairsGivenUp()).isEqualTo(2000L * 1999 / 2 - compared);
        assertThat(blocks.largest()).isEqualTo(2000);
    }

    @Test
    void pairThatALargeBlockGaveUpIsLeftToTheNextRule() {
        List<String> lines = new ArrayList<>(List.of("Aaron, Quimby, 1960-01-02,,", "Zora, Quimby, 1960-01-02,,"));
        IntStream.range(0, 1500).forEach(i -> lines.add("Name%04d, Quimby,,,".formatted(i)));
        RecordTable table = People.table(lines.toArray(String[]::new));

        assertThat(pairs(table, rule(SURNAME))).doesNotContain("0-1");
        assertThat(pairs(table, rule(SURNAME), rule(BIRTH_DATE)))
                .doesNotHaveDuplicates()
                .contains("0-1");
    }

    private static List<BlockingKey> rule(int... columns) {
        return IntStream.of(columns)
                .mapToObj(column -> new BlockingKey(column, Form.WHOLE))
                .toList();
    }

    @SafeVarargs
    private static List<String> pairs(RecordTable table, List<BlockingKey>... rules) {
        return collect(new Candidates(table, matching(Pairs.ALL, List.of(rules)), KINDS));
    }

    private static RecordMatching matching(Pairs pairs, List<List<BlockingKey>> rules) {
        RecordMatching people = People.LOADED.matching();
        return new RecordMatching(people.name(), people.title(), pairs, people.columns(), rules, people.inNight());
    }

    private static List<String> collect(Candidates candidates) {
        List<String> pairs = new ArrayList<>();
        candidates.forEachPair((one, other) -> pairs.add(one + "-" + other));
        return pairs;
    }
}
