package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plumbline.definitions.Export;
import io.plumbline.land.Deliveries.Duplicate;
import io.plumbline.land.Deliveries.Ignored;
import io.plumbline.land.Deliveries.Known;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainersTest {
    private static final String NIGHT = "2026-03-02/acme/";
    private static final String TEXT = "Id,Name\n1,Ada\n";
    private static final Export THINGS = export("thing", "acme/thing*", "acme/**/thing*")
            .column("id", "Id")
            .column("name", "Name")
            .build();

    @TempDir
    private Path landing;

    private Deliveries find(Known... known) {
        return Deliveries.find(landing, List.of(THINGS), LocalDate.of(2026, 3, 2), List.of(known));
    }

    private void put(String file, byte[] bytes) throws IOException {
        Path path = landing.resolve(NIGHT + file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** An archive of entries, name and text in turn. */
    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry(entries[i]));
                out.write(utf8(entries[i + 1]));
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static List<String> rows(Delivery delivery) throws IOException {
        List<String> rows = new ArrayList<>();
        try (DeliveryReader reader = DeliveryReader.open(ReadPlan.of(THINGS), delivery)) {
            for (Fate.Landed row = reader.next(); row != null; row = reader.next()) {
                rows.add(String.join("|", Reading.copy(row).cells()));
            }
        }
        return rows;
    }

    private void assertRejected(String reason) throws IOException {
        put("thing_whole.csv", utf8("Id,Name\n9,Whole\n"));
        Deliveries tonight = find();
        assertThat(tonight.files())
                .extracting(Delivery::file, Delivery::verdict, Delivery::reason)
                .containsExactlyInAnyOrder(
                        tuple(NIGHT + "thing_whole.csv", Verdict.READABLE, ""),
                        tuple(NIGHT + container(), Verdict.REJECTED, reason));
    }

    private String container() throws IOException {
        try (var files = Files.list(landing.resolve(NIGHT))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("thing_whole.csv"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void gzipIsReadAsTheFileThatWasCompressed() throws Exception {
        put("thing.csv.gz", gzip(utf8(TEXT)));
        Delivery delivery = find().files().get(0);
        assertThat(delivery.file()).isEqualTo(NIGHT + "thing.csv.gz");
        assertThat(rows(delivery)).containsExactly("1|Ada");
    }

    @Test
    void gzipOfSeveralMembersIsOneText() throws Exception {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(utf8(TEXT)));
        members.write(gzip(utf8("2,Ben\n")));
        put("thing.1.gz", members.toByteArray());
        assertThat(rows(find().files().get(0))).containsExactly("1|Ada", "2|Ben");
    }

    @Test
    @DisplayName("F20 the same bytes, packed or not, are one delivery")
    void sameBytesPackedOrNotAreOneDelivery() throws Exception {
        put("thing.csv", utf8(TEXT));
        put("thing.csv.gz", gzip(utf8(TEXT)));
        put("weekly.zip", zip("thing.csv", TEXT, "deep/thing_again.csv", TEXT));
        Deliveries tonight = find();
        assertThat(tonight.files()).extracting(Delivery::file).containsExactly(NIGHT + "thing.csv");
        assertThat(tonight.duplicates())
                .extracting(Duplicate::file)
                .containsExactly(
                        NIGHT + "thing.csv.gz",
                        NIGHT + "weekly.zip!/deep/thing_again.csv",
                        NIGHT + "weekly.zip!/thing.csv");
    }

    @Test
    void everyEntryOfAnArchiveIsADeliveryMatchedAsIfItLayBesideIt() throws Exception {
        put(
                "weekly.zip",
                zip(
                        "thing_b.csv", "Id,Name\n2,Ben\n",
                        "deep/thing_a.csv", TEXT,
                        "other.csv", "x",
                        "deep/", "",
                        "__MACOSX/._thing_a.csv", "x"));
        Deliveries tonight = find();
        assertThat(tonight.files())
                .extracting(Delivery::file)
                .containsExactly(NIGHT + "weekly.zip!/deep/thing_a.csv", NIGHT + "weekly.zip!/thing_b.csv");
        assertThat(rows(tonight.files().get(0))).containsExactly("1|Ada");
        assertThat(rows(tonight.files().get(1))).containsExactly("2|Ben");
        assertThat(tonight.unknown()).containsExactly(NIGHT + "weekly.zip!/other.csv");
    }

    @Test
    @DisplayName("F39 names that lead out of the archive, or make lines of their own, are only data")
    void namesThatLeaveTheArchiveAreOnlyData() throws Exception {
        put(
                "weekly.zip",
                zip(
                        "../../thing_up.csv", TEXT,
                        "/etc/thing_root.csv", "Id,Name\n2,Ben\n",
                        "thing\n_line.csv", "Id,Name\n3,Cy\n"));
        Deliveries tonight = find();
        assertThat(tonight.files())
                .extracting(Delivery::file)
                .containsExactly(
                        NIGHT + "weekly.zip!/../../thing_up.csv",
                        NIGHT + "weekly.zip!//etc/thing_root.csv",
                        NIGHT + "weekly.zip!/thing\\u000a_line.csv");
        assertThat(rows(tonight.files().get(0))).containsExactly("1|Ada");
        try (var all = Files.walk(landing)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(landing.resolve(NIGHT + "weekly.zip"));
        }
    }

    @Test
    @DisplayName("F19 a truncated gzip file is refused")
    void truncatedGzipIsRejected() throws Exception {
        byte[] whole = gzip(utf8(TEXT.repeat(100)));
        put("thing.csv.gz", Arrays.copyOf(whole, whole.length - 9));
        assertRejected("it is damaged or truncated: it cannot be decompressed to its end");
    }

    @Test
    void gzipWithOtherBytesBehindItIsRejected() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(gzip(utf8(TEXT)));
        bytes.write(utf8("2,Ben\n"));
        put("thing.csv.gz", bytes.toByteArray());
        assertRejected("it is damaged or truncated: it cannot be decompressed to its end");
    }

    @Test
    void fileThatIsOnlyNamedLikeAContainerIsRejected() throws Exception {
        put("thing.csv.gz", utf8(TEXT));
        assertRejected("it is not compressed by gzip, or was cut off in its first bytes");
    }

    @Test
    void truncatedArchiveIsRejected() throws Exception {
        byte[] whole = zip("thing.csv", TEXT);
        put("weekly.zip", Arrays.copyOf(whole, whole.length / 2));
        assertRejected("it is no zip archive, or was cut off: its directory, which stands at the end, cannot be read");
    }

    @Test
    void oneBadEntryRejectsTheWholeArchive() throws Exception {
        byte[] archive = zip("thing_a.csv", TEXT, "thing_b.csv", "Id,Name\n2,Ben\n");
        int second = new String(archive, StandardCharsets.ISO_8859_1).indexOf("thing_b.csv");
        archive[second + "thing_b.csv".length() + 5] ^= 1;
        put("weekly.zip", archive);
        Deliveries tonight = find();
        assertThat(tonight.files()).hasSize(1);
        assertThat(tonight.files().get(0).file()).isEqualTo(NIGHT + "weekly.zip");
        assertThat(tonight.files().get(0).reason()).startsWith("thing_b.csv: it is damaged or truncated");
    }

    @Test
    @DisplayName("F30 an archive in an archive is refused")
    void archiveInAnArchiveIsRejected() throws Exception {
        put("weekly.zip", zip("thing.csv", TEXT, "inner.ZIP", "x"));
        assertRejected("it holds another container, inner.ZIP: deliver what is in that one by itself");
    }

    @Test
    void archiveUnderAnotherNameInAnArchiveIsRejected() throws Exception {
        put("weekly.zip", zip("thing.csv", "PK\u0003\u0004 and so on"));
        assertRejected("thing.csv: it holds another container, thing.csv: deliver what is in that one by itself");
    }

    @Test
    @DisplayName("F30 a file that decompresses without end is refused")
    void decompressionBombIsRejected() throws Exception {
        put("thing.csv.gz", gzip(new byte[70 << 20]));
        assertRejected("it decompresses to more than 200 times its size, like a decompression bomb");
    }

    @Test
    @DisplayName("F30 an archive of too many entries is refused")
    void archiveOfTooManyEntriesIsRejected() throws Exception {
        String[] entries = new String[2 * (UnpackingLimits.MAX_ENTRIES + 1)];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "thing" + i;
            entries[i + 1] = "";
        }
        put("weekly.zip", zip(entries));
        assertRejected("it holds 5001 entries, more than the 5000 that are read");
    }

    @Test
    void encryptedEntryIsRejected() throws Exception {
        byte[] archive = zip("thing.csv", TEXT);
        String directory = new String(archive, StandardCharsets.ISO_8859_1);
        archive[6] |= 1;
        archive[directory.indexOf("PK\u0001\u0002") + 8] |= 1;
        put("weekly.zip", archive);
        assertRejected("thing.csv in it is encrypted");
    }

    @Test
    void whatWasLandedOrRefusedIsNotReadAgain() throws Exception {
        put("weekly.zip", zip("thing.csv", TEXT));
        put("thing_cut.zip", new byte[] {'P', 'K'});
        Known[] known = find().files().stream()
                .map(file -> new Known(
                        file.file(), file.export(), file.id(), file.bytes(), file.modifiedMillis(), List.of()))
                .toArray(Known[]::new);
        assertThat(known).hasSize(2);
        Deliveries again = find(known);
        assertThat(again.files()).isEmpty();
        assertThat(again.duplicates()).isEmpty();
    }

    @Test
    @DisplayName("F40 a pipe is never opened")
    void pipeIsNeverOpened() throws Exception {
        put("thing.csv", utf8(TEXT));
        Path pipe = landing.resolve(NIGHT + "thing_pipe.csv.gz");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Deliveries tonight = find();
        assertThat(tonight.files()).hasSize(1);
        assertThat(tonight.ignored()).containsExactly(new Ignored(NIGHT + "thing_pipe.csv.gz", "not a regular file"));
    }

    @Test
    @DisplayName("F40 a link that took the place of a file is not followed")
    void linkThatTookTheFilesPlaceIsNotFollowed() throws Exception {
        put("thing.csv", utf8(TEXT));
        Delivery delivery = find().files().get(0);
        Path file = landing.resolve(NIGHT + "thing.csv");
        Path moved = Files.move(file, landing.resolve("secret.csv"));
        Files.createSymbolicLink(file, moved);
        assertThatThrownBy(() -> delivery.content().open()).isInstanceOf(IOException.class);
    }
}
