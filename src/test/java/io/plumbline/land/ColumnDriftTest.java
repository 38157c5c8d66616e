package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Drift;
import io.plumbline.definitions.Drift.Policy;
import io.plumbline.definitions.Export;
import io.plumbline.land.Deliveries.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file whose columns are not those of the delivery before it. */
class ColumnDriftTest {
    private static final String FIRST = "2026-03-01/acme/thing.csv";
    private static final String SECOND = "2026-03-02/acme/thing.csv";
    private static final Drift ALL_FAIL = new Drift(Policy.FAIL, Policy.FAIL, Policy.FAIL, Policy.FAIL, 0.5);
    private static final Drift ALL_IGNORED = new Drift(Policy.IGNORE, Policy.IGNORE, Policy.IGNORE, Policy.IGNORE, 0.5);

    @TempDir
    private Path landing;

    private static ExportBuilder things() {
        return export("thing", "acme/*.csv")
                .required("id", "Id")
                .column("name", "Name", "Bezeichnung")
                .column("cost", "Cost", "Spend");
    }

    private void put(String file, String text) throws IOException {
        Path path = landing.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<Delivery> find(Export export, List<Known> known) {
        return Deliveries.find(landing, List.of(export), LocalDate.of(2026, 3, 9), known)
                .files();
    }

    /** What is said of the second of two deliveries: its warnings, or why it is refused. */
    private String second(ExportBuilder export, String before, String now) throws IOException {
        put(FIRST, before);
        put(SECOND, now);
        List<Delivery> found = find(export.build(), List.of());
        assertThat(found).extracting(Delivery::file).containsExactly(FIRST, SECOND);
        assertThat(found.get(0).verdict()).isEqualTo(Verdict.READABLE);
        assertThat(found.get(0).problems()).isEmpty();
        Delivery delivery = found.get(1);
        return delivery.verdict() == Verdict.REJECTED
                ? "refused: " + delivery.reason()
                : String.join("; ", delivery.problems());
    }

    @Test
    @DisplayName("F22 a column that the contract does not know is kept, and told")
    void addedColumnIsKeptAndTold() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Id,Name,Cost,Mood\n1,a,2,good\n"))
                .isEqualTo("column \"Mood\" is new since " + FIRST + ": it is kept in _extra");
        assertThat(Reading.of(things().build(), landing.resolve(SECOND)).extras())
                .containsExactly("[Mood]=[good]");
    }

    @Test
    @DisplayName("F22 a column that the contract expects is no news")
    void columnOfTheContractThatComesIsNoNews() throws IOException {
        assertThat(second(things(), "Id,Name\n1,a\n", "Id,Name,Cost\n1,a,2\n")).isEmpty();
    }

    @Test
    @DisplayName("F22 a new column refuses the file where the contract says so")
    void addedColumnRefusesTheFile() throws IOException {
        assertThat(second(things().drift(ALL_FAIL), "Id,Name\n1,a\n", "Id,Name,Mood\n1,a,good\n"))
                .isEqualTo("refused: column \"Mood\" is new since " + FIRST
                        + ": it is kept in _extra. Name it in the contract's columns, or set drift.added to warn");
    }

    @Test
    @DisplayName("F23 an optional column that is gone holds nothing, and that is told")
    void removedOptionalColumnIsToldAndHoldsNothing() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Id,Name\n1,a\n"))
                .isEqualTo("column \"Cost\" is gone since " + FIRST + ": it holds nothing");
        assertThat(Reading.of(things().build(), landing.resolve(SECOND)).rows()).containsExactly("1|a|null");
    }

    @Test
    @DisplayName("F23 a required column that is gone refuses the file")
    void removedRequiredColumnRefusesTheFile() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Name,Cost\na,2\n"))
                .isEqualTo("refused: required column id is missing (expected: id). Found on line 1: Name, Cost");
    }

    @Test
    @DisplayName("F23 a column may say for itself what its absence means")
    void columnHasAPolicyOfItsOwn() throws IOException {
        ExportBuilder export = things().removed("owner", Policy.FAIL).removed("note", Policy.IGNORE);
        assertThat(second(export, "Id,Name,Owner,Note\n1,a,x,y\n", "Id,Name\n1,a\n"))
                .isEqualTo("refused: column \"Owner\" is gone since " + FIRST
                        + ": it holds nothing. Ask for it again, or set removed to warn");
    }

    @Test
    @DisplayName("F24 a renamed required column refuses the file with the name that was probably meant")
    void renamedRequiredColumnIsSuggested() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Ids,Name,Cost\n1,a,2\n"))
                .isEqualTo("refused: required column id is missing (expected: id). Did you mean \"Ids\"?"
                        + " Found on line 1: Ids, Name, Cost");
    }

    @Test
    @DisplayName("F24 a renamed optional column refuses the file rather than holding nothing from now on")
    void renamedOptionalColumnIsSuggested() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Costs,Id,Name\n2,1,a\n"))
                .isEqualTo("refused: column cost (cost or spend) is gone since " + FIRST
                        + ", and \"Costs\" is new. Did you mean \"Costs\"? Add it to the header of cost, or set"
                        + " drift.renamed to warn");
    }

    @Test
    @DisplayName("F24 the only new column in the place of the only old one is its new name, however it is spelled")
    void columnInTheSamePlaceIsTheSame() throws IOException {
        assertThat(second(things(), "Id,Cost,Name\n1,2,a\n", "Id,Media investment,Name\n1,2,a\n"))
                .startsWith("refused: column cost (cost or spend) is gone since " + FIRST
                        + ", and \"Media investment\" is new. Did you mean \"Media investment\"?");
    }

    @Test
    @DisplayName("F24 another name that the contract knows is no renaming")
    void aliasIsNoRenaming() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Id,Bezeichnung,Spend\n1,a,2\n"))
                .isEmpty();
    }

    @Test
    @DisplayName("F25 the order of the columns has no effect")
    void reorderedColumnsHaveNoEffect() throws IOException {
        assertThat(second(things(), "Id,Name,Cost\n1,a,2\n", "Cost,Id,Name\n2,1,a\n"))
                .isEmpty();
        assertThat(Reading.of(things().build(), landing.resolve(SECOND)).rows()).containsExactly("1|a|2");
    }

    @Test
    @DisplayName("F25 another order refuses the file where the contract says so")
    void reorderedColumnsMayRefuseTheFile() throws IOException {
        assertThat(second(things().drift(ALL_FAIL), "Id,Name,Cost\n1,a,2\n", "Cost,Id,Name\n2,1,a\n"))
                .isEqualTo("refused: the columns stand in another order than in " + FIRST
                        + ". Ask for the order before, or set drift.reordered to warn");
    }

    private static String costs(int readable, String unreadable, int others) {
        return "Id,Cost\n" + "1,\"1,234.50\"\n".repeat(readable) + ("2," + unreadable + "\n").repeat(others);
    }

    @Test
    @DisplayName("F26 a column of which more cells than allowed can no longer be read refuses the file")
    void retypedColumnRefusesTheFile() throws IOException {
        ExportBuilder export = things().becomes("spend", "amount(cost)");
        assertThat(second(export, costs(20, "", 0), costs(9, "\"1.234,50\"", 11)))
                .isEqualTo(
                        "refused: column cost has changed its type: 11 of its first 20 cells are not a number such as"
                                + " 1,234.50, more than the share of 0.5 that the contract allows (drift.retyped)");
        assertThat(second(export, costs(20, "", 0), costs(10, "heavy", 10))).isEmpty();
        ExportBuilder strict = export.drift(new Drift(Policy.WARN, Policy.WARN, Policy.FAIL, Policy.IGNORE, 0.1));
        assertThat(second(strict, costs(20, "", 0), costs(17, "heavy", 3))).startsWith("refused: column cost");
    }

    @Test
    @DisplayName("F26 empty cells are none, and a few cells say nothing of the column")
    void emptyAndFewCellsSayNothing() throws IOException {
        ExportBuilder export = things().becomes("spend", "amount(cost)");
        assertThat(second(export, costs(20, "", 0), costs(1, "--", 50))).isEmpty();
        assertThat(second(export, costs(20, "", 0), costs(0, "heavy", 9))).isEmpty();
        assertThat(second(export, costs(20, "", 0), costs(0, "heavy", 10))).startsWith("refused: ");
    }

    @Test
    @DisplayName("F26 dates that were year first and no longer are refuse the file")
    void retypedDatesRefuseTheFile() throws IOException {
        ExportBuilder export = things().becomes("made_on", "iso_day(name)");
        String dates = "Id,Name\n" + "1,2026-03-05\n".repeat(10);
        assertThat(second(export, dates, "Id,Name\n" + "1,05/03/2026\n".repeat(10)))
                .startsWith("refused: column name has changed its type: 10 of its first 10 cells are not a date such as"
                        + " 2026-03-05");
    }

    @Test
    void textsMayBecomeAnything() throws IOException {
        assertThat(second(things().becomes("spend_raw", "cost"), costs(20, "", 0), costs(0, "heavy", 20)))
                .isEmpty();
    }

    @Test
    void nothingIsToldWhereTheContractIgnoresIt() throws IOException {
        assertThat(second(things().drift(ALL_IGNORED), "Id,Name,Cost\n1,a,2\n", "Mood,Name,Id\ngood,a,1\n"))
                .isEmpty();
    }

    @Test
    void aRefusedFileIsNotWhatLaterOnesAreHeldAgainst() throws IOException {
        put(FIRST, "Id,Name,Cost\n1,a,2\n");
        put(SECOND, "Id,Name,Costs\n1,a,2\n");
        put("2026-03-03/acme/thing.csv", "Id,Name,Costs\n1,a,3\n");
        assertThat(find(things().build(), List.of()))
                .extracting(Delivery::verdict)
                .containsExactly(Verdict.READABLE, Verdict.REJECTED, Verdict.REJECTED);
    }

    @Test
    void nightByNightIsToldTheSameAsAtOnce() throws IOException {
        put(FIRST, "Id,Name,Cost\n1,a,2\n");
        put(SECOND, "Id,Name,Cost,Mood\n1,a,2,good\n");
        put("2026-03-03/acme/thing.csv", "Id,Name,Mood\n1,a,bad\n");
        List<Delivery> atOnce = find(things().build(), List.of());
        List<Known> known = atOnce.subList(0, 2).stream()
                .map(file -> new Known(
                        file.file(),
                        file.export(),
                        file.id(),
                        file.bytes(),
                        file.modifiedMillis(),
                        file.inspection().layout().header()))
                .collect(Collectors.toList());
        assertThat(find(things().build(), known))
                .extracting(Delivery::problems)
                .containsExactly(atOnce.get(2).problems());
        assertThat(atOnce.get(2).problems())
                .containsExactly("column \"Cost\" is gone since " + SECOND + ": it holds nothing");
    }

    @Test
    void filesOfOneNameAreHeldAgainstEachOther() throws IOException {
        put("2026-03-01/acme/report 17.csv", "Id,Name,Cost\n1,a,2\n");
        put("2026-03-01/acme/summary.csv", "Id,Mood\n1,a\n");
        put("2026-03-02/acme/report 18.csv", "Id,Name,Cost\n1,a,3\n");
        assertThat(find(things().build(), List.of()).get(2).problems()).isEmpty();
    }
}
