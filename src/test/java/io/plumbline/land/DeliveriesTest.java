package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import io.plumbline.land.Deliveries.Duplicate;
import io.plumbline.land.Deliveries.Ignored;
import io.plumbline.land.Deliveries.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveriesTest {
    private static final LocalDate TONIGHT = LocalDate.of(2026, 3, 2);
    private static final Export THINGS = export("thing", "acme/thing*.csv")
            .column("id", "Id")
            .column("name", "Name")
            .build();

    @TempDir
    private Path landing;

    private void put(String file, String text) throws IOException {
        Path path = landing.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Deliveries find() {
        return Deliveries.find(landing, List.of(THINGS), TONIGHT);
    }

    @Test
    void filesUpToTheNightComeInTheOrderOfDateAndPath() throws Exception {
        put("2026-03-02/acme/thing_b.csv", "Id,Name\n1,b\n");
        put("2026-03-02/acme/thing_a.csv", "Id,Name\n1,a\n");
        put("2026-03-01/acme/thing_z.csv", "Id,Name\n1,z\n");
        put("2026-03-03/acme/thing_t.csv", "Id,Name\n1,t\n");
        assertThat(find().files())
                .extracting(Delivery::file)
                .containsExactly(
                        "2026-03-01/acme/thing_z.csv", "2026-03-02/acme/thing_a.csv", "2026-03-02/acme/thing_b.csv");
    }

    @Test
    @DisplayName("F20 the same bytes again have no effect")
    void sameBytesAreADuplicateOfTheFirst() throws Exception {
        put("2026-03-01/acme/thing.csv", "Id,Name\n1,a\n");
        put("2026-03-02/acme/thing.csv", "Id,Name\n1,a\n");
        Deliveries tonight = find();
        assertThat(tonight.files()).hasSize(1);
        assertThat(tonight.duplicates())
                .extracting(Duplicate::file, Duplicate::original)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-03-02/acme/thing.csv", "2026-03-01/acme/thing.csv"));
    }

    @Test
    void whatEarlierRunsLandedIsNotLandedAgain() throws Exception {
        put("2026-03-01/acme/thing.csv", "Id,Name\n1,a\n");
        Delivery first = find().files().get(0);
        put("2026-03-02/acme/thing_copy.csv", "Id,Name\n1,a\n");
        Known known =
                new Known(first.file(), first.export(), first.id(), first.bytes(), first.modifiedMillis(), List.of());
        Deliveries again = Deliveries.find(landing, List.of(THINGS), TONIGHT, List.of(known));
        assertThat(again.files()).isEmpty();
        assertThat(again.duplicates()).extracting(Duplicate::original).containsExactly(first.file());
    }

    @Test
    void emptyFilesAreNoDuplicatesOfEachOther() throws Exception {
        put("2026-03-01/acme/thing.csv", "");
        put("2026-03-02/acme/thing.csv", "");
        assertThat(find().files()).extracting(Delivery::verdict).containsExactly(Verdict.EMPTY, Verdict.EMPTY);
    }

    @Test
    @DisplayName("F18 F40 a file that is still being written, or a link, is left alone and reported")
    void whatIsNoDeliveryIsReportedWithItsReason() throws Exception {
        put("inbox/thing.csv", "x");
        put("2026-03-02/acme/.thing.csv", "x");
        put("2026-03-02/acme/thing.csv.part", "x");
        put("2026-03-02/acme/other.csv", "x");
        Files.createSymbolicLink(landing.resolve("2026-03-02/acme/thing_link.csv"), landing.resolve("inbox/thing.csv"));
        Deliveries tonight = find();
        assertThat(tonight.files()).isEmpty();
        assertThat(tonight.unknown()).containsExactly("2026-03-02/acme/other.csv");
        assertThat(tonight.ignored())
                .containsExactly(
                        new Ignored("2026-03-02/acme/.thing.csv", "hidden"),
                        new Ignored("2026-03-02/acme/thing.csv.part", "still being written (.part)"),
                        new Ignored("2026-03-02/acme/thing_link.csv", "a symbolic link"),
                        new Ignored("inbox", "not a folder named like a date (yyyy-MM-dd)"));
    }

    @Test
    @DisplayName("F40 a hard link is refused: its bytes can be changed under another name")
    void hardLinksAreNoDeliveries() throws Exception {
        put("inbox/thing.csv", "Id,Name\n1,a\n");
        put("2026-03-02/acme/thing.csv", "Id,Name\n2,b\n");
        Files.createLink(landing.resolve("2026-03-02/acme/thing_link.csv"), landing.resolve("inbox/thing.csv"));
        Deliveries tonight = find();
        assertThat(tonight.files()).extracting(Delivery::file).containsExactly("2026-03-02/acme/thing.csv");
        assertThat(tonight.ignored())
                .contains(new Ignored(
                        "2026-03-02/acme/thing_link.csv", "a hard link: its bytes can be changed under another name"));
    }

    @Test
    void fileClaimedByTwoContractsNamesBoth() throws Exception {
        put("2026-03-02/acme/thing.csv", "x");
        Export rival = export("rival", "acme/*.csv").column("id", "Id").build();
        assertThatThrownBy(() -> Deliveries.find(landing, List.of(THINGS, rival), TONIGHT))
                .isInstanceOf(PlumblineException.class)
                .hasMessage("2026-03-02/acme/thing.csv is claimed by acme/thing and acme/rival."
                        + " Narrow \"files\" in one of them");
    }

    @Test
    void contractsThatShareAFileEachReadItOnce() throws Exception {
        put("2026-03-01/acme/thing.csv", "Id,Name\n1,a\n");
        put("2026-03-02/acme/thing.csv", "Id,Name\n1,a\n");
        List<Export> both = List.of(
                export("one", "acme/*.csv").column("id", "Id").shared().build(),
                export("two", "acme/*.csv").column("name", "Name").shared().build());
        Deliveries found = Deliveries.find(landing, both, TONIGHT);
        assertThat(found.files()).extracting(Delivery::export).containsExactly("acme/one", "acme/two");
        assertThat(found.files()).extracting(Delivery::file).containsOnly("2026-03-01/acme/thing.csv");
        assertThat(found.duplicates())
                .extracting(Duplicate::file, Duplicate::export)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2026-03-02/acme/thing.csv", "acme/one"),
                        org.assertj.core.groups.Tuple.tuple("2026-03-02/acme/thing.csv", "acme/two"));
    }

    @Test
    void oneContractAloneCannotShareAFile() throws Exception {
        put("2026-03-02/acme/thing.csv", "x");
        Export rival = export("rival", "acme/*.csv").column("id", "Id").shared().build();
        assertThatThrownBy(() -> Deliveries.find(landing, List.of(THINGS, rival), TONIGHT))
                .isInstanceOf(PlumblineException.class)
                .hasMessage("2026-03-02/acme/thing.csv is claimed by acme/thing and acme/rival."
                        + " Narrow \"files\" in one of them, or write shared = true in both");
    }

    @Test
    void missingLandingFolderSaysSo() {
        assertThatThrownBy(() -> Deliveries.find(landing.resolve("nowhere"), List.of(THINGS), TONIGHT))
                .isInstanceOf(PlumblineException.class)
                .hasMessageEndingWith("the landing folder does not exist. Create it, or set the right one in"
                        + " conf/plumbline.conf");
    }
}
