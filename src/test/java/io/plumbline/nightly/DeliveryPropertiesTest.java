package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.Spark;
import io.plumbline.lake.LakeSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the same records are split, merged, shuffled, repeated, renamed and packed: the tables are the same, and nothing is lost. */
@ExtendWith(Spark.class)
class DeliveryPropertiesTest {
    private static final String HEADER = "Id,Depot,Weight\n";
    private static final int RECORDS = 120;

    @TempDir
    private Path folder;

    private SparkSession spark;

    /** Records of random parcels: some without id, some with a weight that is none, some of them with line breaks and quotes. */
    private static List<String> records(Random random) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            String id = random.nextInt(20) == 0 ? "" : String.valueOf(1000 + i);
            String depot = random.nextInt(4) == 0 ? "\"Dock \"\"N\"\",\nGate " + i + "\"" : "Depot " + i % 7;
            String weight = random.nextInt(15) == 0 ? "heavy" : (i % 50) + "." + i % 10;
            records.add(id + "," + depot + "," + weight + "\n");
        }
        return records;
    }

    private List<String> night(String name) {
        Path lake = folder.resolve(name + ".lake");
        ParcelProject.in(folder.resolve("project"))
                .contract("id", "amount(weight)")
                .run(folder.resolve(name), lake);
        LakeSession.pointTo(spark, lake.toString());
        assertThat(texts("SELECT file FROM ops.delivery WHERE status NOT IN ('landed', 'duplicate')"))
                .isEmpty();
        return texts("SELECT to_json(struct(parcel_key, depot, weight)) FROM silver.parcel ORDER BY parcel_key");
    }

    private List<String> texts(String query) {
        return spark.sql(query).as(Encoders.STRING()).collectAsList();
    }

    private long number(String query) {
        return spark.sql(query).as(Encoders.LONG()).first();
    }

    private void deliver(String name, String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(name).resolve("2026-03-02/post").resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private static byte[] csv(List<String> records) {
        return (HEADER + String.join("", records)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] one, byte[] other) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("parcel_in_zip.csv"));
            out.write(one);
            out.putNextEntry(new ZipEntry("parcel_below.csv"));
            out.write(other);
        }
        return packed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260302, -7})
    void theSameRecordsInAnyPackingMakeTheSameTable(long seed, SparkSession session) throws Exception {
        spark = session;
        Random random = new Random(seed);
        List<String> records = records(random);
        deliver("whole", "parcel.csv", csv(records));
        List<String> whole = night("whole");

        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, random);
        int cut = 10 + random.nextInt(RECORDS - 50);
        byte[] first = csv(shuffled.subList(0, cut));
        // The second part repeats twenty records of the first.
        byte[] second = csv(shuffled.subList(Math.max(0, cut - 20), cut + 20));
        byte[] third = csv(shuffled.subList(cut + 20, RECORDS));
        deliver("parts", "parcel_a.csv", first);
        deliver("parts", "parcel_again (1).csv", first);
        deliver("parts", "parcel_packed.csv.gz", gzip(second));
        deliver("parts", "parcels.zip", zip(third, second));

        assertThat(night("parts")).isEqualTo(whole);
        long read = number("SELECT SUM(rows_read) FROM ops.delivery WHERE status = 'landed'");
        long recognised = number("SELECT SUM(rows_recognised) FROM ops.delivery WHERE status = 'landed'");
        long quarantined = number("SELECT COUNT(DISTINCT delivery_id, row) FROM ops.quarantine");
        long curated = whole.size();
        long superseded = number(
                "SELECT COUNT(*) FROM bronze.post_parcel"
                        + " LEFT ANTI JOIN silver.parcel USING (_delivery_id, _row)"
                        + " LEFT ANTI JOIN (SELECT delivery_id AS _delivery_id, row AS _row FROM ops.quarantine) USING (_delivery_id, _row)");
        assertThat(curated + superseded + quarantined + recognised).isEqualTo(read);
        assertThat(superseded).isPositive();
        assertThat(number("SELECT COUNT(*) FROM ops.delivery WHERE status = 'duplicate'"))
                .isEqualTo(2);
    }
}
