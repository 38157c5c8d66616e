package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.kit.DefinitionTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchingLoaderTest {
    private static final Path PROJECT = Path.of("");

    @TempDir
    private Path folder;

    @Test
    void allMistakesOfAMatchingAreToldAtOnce() throws IOException {
        write(folder.resolve("people.conf"), """
                title = "People"
                columns {
                  given_name { kind = givenname, from = [first], swaps-with = surname }
                  surname { kind = family-name, from = [] }
                  born { kind = birth-date, from = [born], colour = red }
                }
                blocking = [
                  { same = [surname.loud] }
                  { same = [surname.year] }
                  { same = [birthday] }
                ]
                """);

        assertThatThrownBy(() -> MatchingLoader.load(PROJECT, folder, "people.conf"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        people.conf:2: "given_name" swaps with a column that does not swap with it
                            fix: Write "swaps-with" in both columns, each naming the other.
                        people.conf:3: key "columns.given_name.kind" is "givenname"; allowed: address, birth-date, code, company, email, family-name, given-name, place
                            fix: Did you mean "given-name"?
                        people.conf:4: key "columns.surname.from" is an empty list
                            fix: Name at least one.
                        people.conf:5: key "columns.born.colour" is unknown; allowed: follows, from, kind, swaps-with
                            fix: Remove it.
                        people.conf:8: key "blocking.same" is "loud"; allowed: whole, start, sound, year, day, mailbox
                            fix: Use one of the allowed values.
                        people.conf:9: "surname.year" asks for a part that such values do not have
                            fix: Use another part.
                        people.conf:10: key "blocking.same" is "birthday"; allowed: given_name, surname, born
                            fix: Use one of the allowed values.""");
    }

    @Test
    void peopleAreMatchedByColumnsThatTheirRecordsHave() {
        DefinitionTree tree = DefinitionTree.emptyProject(folder)
                .copy(PROJECT.toAbsolutePath(), "conf/matching/kinds.conf")
                .copy(PROJECT.toAbsolutePath(), "conf/matching/nicknames.conf")
                .write("conf/matching/people.conf", """
                        title = "People"
                        in-night = sometimes
                        columns { surname { kind = family-name, from = [last_nam] } }
                        blocking = [ { same = [surname] } ]
                        """)
                .write("jobs/nightly.conf", "stages = [{ name = standardize, tables = [silver.person_record] }]")
                .write("jobs/nightly/1-standardize/person_record.conf", """
                        name = silver.person_record, grain = "One.", owner = x, key = [last_name]
                        columns { last_name { type = string, required = true, meaning = "Name." } }
                        """);

        assertThat(tree.problems()).map(Problem::toString).containsExactly("""
                        conf/matching/people.conf:2: key "in-night" is "sometimes"; allowed: off, propose, link
                            fix: Use one of the allowed values.""", """
                        conf/matching/people.conf:3: key "columns.surname.from" is "last_nam"; allowed: last_name
                            fix: Did you mean "last_name"?""");
    }

    @Test
    void theHashTellsOtherNicknamesAndNotAnotherOrder() throws IOException {
        String names = "al, bert, bertie, alex, alec, sandy, sasha, xander, lexi, sandra, alf, alfie, fred, drew, andy";
        List<String> reversed = new ArrayList<>(List.of(names.split(", ")));
        Collections.reverse(reversed);

        assertThat(hash(String.join(", ", reversed))).isEqualTo(hash(names));
        assertThat(hash(names + ", mandy")).isNotEqualTo(hash(names));
    }

    private String hash(String nicknames) throws IOException {
        Path matching = Files.createDirectories(folder.resolve("conf/matching"));
        write(matching.resolve("kinds.conf"), Files.readString(Path.of("conf/matching/kinds.conf")));
        write(matching.resolve("nicknames.conf"), "albert = [" + nicknames + "]\n");
        write(folder.resolve("people.conf"), """
                title = "People"
                columns { surname { kind = family-name, from = [last] } }
                blocking = [ { same = [surname] } ]
                """);
        return MatchingLoader.load(folder, folder, "people.conf").hash();
    }

    @Test
    void columnsReadInTwoWaysCannotSwap() throws IOException {
        write(folder.resolve("people.conf"), """
                title = "People"
                columns {
                  surname { kind = family-name, from = [last], swaps-with = born }
                  born { kind = birth-date, from = [born], swaps-with = surname }
                }
                blocking = [ { same = [born] } ]
                """);

        assertThatThrownBy(() -> MatchingLoader.load(PROJECT, folder, "people.conf"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        people.conf:2: "born" swaps with a column whose values are read in another way
                            fix: Give both a kind with the same "reading".
                        people.conf:2: "surname" swaps with a column whose values are read in another way
                            fix: Give both a kind with the same "reading".""");
    }

    @Test
    void kindsThatCannotBeAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("conf/matching"));
        write(folder.resolve("conf/matching/nicknames.conf"), "robert = [bob]\n");
        write(folder.resolve("conf/matching/kinds.conf"), """
                decision { link = 1.5, keep = 0.01, group = 0.5, newcomer = 0.05 }
                limits { block = 0, window = 20, training-pairs = 1000 }
                kinds {
                  name {
                    reading = name
                    levels = [
                      { test = nickname, share = 0.6 }
                      { test = days, at-most = 3, share = 0.5 }
                    ]
                  }
                }
                """);

        assertThatThrownBy(() -> MatchingLoader.load(folder, folder, "people.conf"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("""
                        conf/matching/kinds.conf:1: key "decision.link" is "1.5"; expected a share from 0 to 1
                            fix: Write it like 0.1.
                        conf/matching/kinds.conf:2: key "limits.block" is "0"; expected a whole number above 0
                            fix: Write it like 30.
                        conf/matching/kinds.conf:6: the first level is not "equal"
                            fix: Begin with { test = equal, share = 0.8 }.
                        conf/matching/kinds.conf:6: the shares leave nothing for values that pass no test
                            fix: Lower them, so that their sum is below 1.
                        conf/matching/kinds.conf:8: test "days" is for values read as date
                            fix: Use another test.""");
    }

    @Test
    void theProjectsKindsAreRead() {
        MatchingKinds kinds = MatchingLoader.load(PROJECT, Path.of("src/test/resources/matching"), "people.conf")
                .kinds();

        assertThat(kinds.kinds().get("code").levels())
                .extracting(ValueKind.Level::test)
                .containsExactly(new LevelTest.Equal(), new LevelTest.Edits(1), new LevelTest.Edits(2));
        assertThat(kinds.nicknames()).anySatisfy(forms -> assertThat(forms).contains("robert", "bob"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
