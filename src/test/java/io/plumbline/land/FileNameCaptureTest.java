package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNameCaptureTest {
    private static final String DOMAIN = "^(.+)-ranks-";
    private static final String DAY = "-ranks-([0-9]{8})";

    @TempDir
    private Path landing;

    @Test
    void everyRowOfTheFileHoldsWhatItsNameSays() throws IOException {
        Delivery delivery = deliver(ranks().build(), "shop.example.com-ranks-20260302.csv", "Id,Place\n1,4\n2,9\n");
        assertThat(rows(ranks().build(), delivery))
                .containsExactly("[shop.example.com, 20260302, 1, 4]", "[shop.example.com, 20260302, 2, 9]");
    }

    @Test
    void rowsOfJsonHoldItToo() throws IOException {
        Export export = ranks().jsonLines().build();
        Delivery delivery = deliver(export, "a.example.com-ranks-20260302.csv", "{\"Id\":\"1\",\"Place\":4}\n");
        assertThat(rows(export, delivery)).containsExactly("[a.example.com, 20260302, 1, 4]");
    }

    @Test
    void fileWhoseNameLacksARequiredColumnIsRejected() throws IOException {
        Delivery delivery = deliver(ranks().build(), "shop.example.com-ranks-latest.csv", "Id,Place\n1,4\n");
        assertThat(delivery.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(delivery.reason()).isEqualTo("the file's name holds no day (expected: -ranks-([0-9]{8}))");
    }

    @Test
    void damageOfTheFileItselfIsNamedFirst() throws IOException {
        Delivery delivery = deliver(ranks().build(), "shop.example.com-ranks-latest.csv", "Id,Rank\n1,4\n");
        assertThat(delivery.reason()).startsWith("no header found");
    }

    private static ExportBuilder ranks() {
        return ExportBuilder.export("ranks", "acme/*-ranks-*.csv")
                .inFileName("domain", DOMAIN)
                .inFileName("day", DAY)
                .required("id", "Id")
                .required("place", "Place")
                .key("domain", "id");
    }

    private Delivery deliver(Export export, String name, String text) throws IOException {
        Path file = landing.resolve("2026-03-03/acme").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Deliveries.find(landing, List.of(export), LocalDate.of(2026, 3, 3))
                .files()
                .get(0);
    }

    private static List<String> rows(Export export, Delivery delivery) throws IOException {
        try (DeliveryReader reader = DeliveryReader.open(ReadPlan.of(export), delivery)) {
            List<String> rows = new ArrayList<>();
            for (Fate.Landed row = reader.next(); row != null; row = reader.next()) {
                rows.add(Arrays.toString(Reading.copy(row).cells()));
            }
            return rows;
        }
    }
}
