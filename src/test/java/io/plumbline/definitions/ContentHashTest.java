package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void theOrderOfKeysDoesNotCount(long seed) {
        Random random = new Random(seed);
        List<String> shuffled =
                new ArrayList<>(SmallProject.CALENDAR_TEXT.lines().toList());
        Collections.shuffle(shuffled, random);

        assertThat(ContentHash.of(parsed(randomBlock(new Random(seed), new Random(seed), 4))))
                .isEqualTo(ContentHash.of(parsed(randomBlock(new Random(seed), new Random(seed + 1), 4))));
        assertThat(hash(SmallProject.CALENDAR_TEXT)).isEqualTo(hash(String.join("\n", shuffled)));
    }

    @Test
    void commentsAndLayoutDoNotCount() {
        assertThat(hash("a = [1, 2]\nb { c = \"x\" }")).isEqualTo(hash("# why\n\na : [ 1\n 2 ]\n b.c = x // so"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    another value          | a = 1          | a = 2
                    another key            | a = 1          | b = 1
                    order of a list        | a = [1, 2]     | a = [2, 1]
                    leading zero           | a = 007        | a = 7
                    null and no key        | a = null       | b = null
                    text run together      | a = [ab, c]    | a = [a, bc]
                    list and its one item  | a = [b]        | a = b
                    """)
    void whatItSaysCounts(String what, String left, String right) {
        assertThat(hash(left)).as(what).isNotEqualTo(hash(right));
    }

    @Test
    void aTableChangesWithItsQueryAndWithTheOrderOfItsColumns() {
        DefinitionTree tree = SmallProject.in(root);
        String before = tableHash(tree);
        String reordered = SmallProject.SPEND_BY_DAY_TEXT
                .lines()
                .filter(line -> !line.contains("month {"))
                .collect(Collectors.joining("\n"))
                .replace(
                        "columns {",
                        "columns {\nmonth { type = int, required = true, unit = yyyymm, meaning = \"Month.\" }");

        assertThat(tableHash(tree.write(SmallProject.SPEND_BY_DAY, reordered))).isNotEqualTo(before);
        tree.write(SmallProject.SPEND_BY_DAY, "# a comment\n" + SmallProject.SPEND_BY_DAY_TEXT);
        assertThat(tableHash(tree)).isEqualTo(before);
        tree.write(SmallProject.QUERY, "SELECT spend_date FROM silver.spend WHERE true");
        assertThat(tableHash(tree)).isNotEqualTo(before);
    }

    @Test
    void theHashOfAllChangesWithEveryFile() {
        String before = SmallProject.in(root).load().hash();

        assertThat(SmallProject.in(root).load().hash()).isEqualTo(before);
        assertThat(SmallProject.in(root)
                        .write("jobs/nightly/functions.sql", "-- a function")
                        .load()
                        .hash())
                .isNotEqualTo(before);
    }

    private static String tableHash(DefinitionTree tree) {
        return tree.load().contract(TableName.of("silver.spend_by_day")).hash();
    }

    private static String hash(String hocon) {
        return ContentHash.of(parsed(hocon));
    }

    private static ConfigObject parsed(String hocon) {
        return ConfigFactory.parseString(hocon).root();
    }

    /** A block whose content depends on the first source of chance only, and the order of its keys on the second. */
    private static String randomBlock(Random content, Random order, int depth) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            boolean isBlock = depth > 0 && content.nextInt(3) == 0;
            entries.add("k" + i + (isBlock ? randomBlock(content, order, depth - 1) : " = " + content.nextInt(100)));
        }
        Collections.shuffle(entries, order);
        return entries.stream().collect(Collectors.joining("\n", "{\n", "\n}"));
    }
}
