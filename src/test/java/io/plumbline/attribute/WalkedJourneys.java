package io.plumbline.attribute;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Paths of channels as the tables that hold them: a person of one record for each walk, who won a deal at its end or did not. */
final class WalkedJourneys {
    private static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    private static final int MONTH = 202602;
    private static final String CONVERSION =
            "conversion_key BIGINT, milestone STRING, converted_at TIMESTAMP, month INT,"
                    + " amount DECIMAL(18,4), lead_created_at TIMESTAMP, opportunity_created_at TIMESTAMP, basis STRING,"
                    + " converted_on DATE, account_key BIGINT, opportunity_key BIGINT";
    private static final String TOUCH = "touch_key BIGINT, person_record_key BIGINT, occurred_at TIMESTAMP,"
            + " source_system STRING, month INT, occurred_on DATE, channel STRING, campaign_key BIGINT";

    private final SparkSession spark;
    private final List<Row> conversions = new ArrayList<>();
    private final List<Row> conversionPeople = new ArrayList<>();
    private final List<Row> links = new ArrayList<>();
    private final List<Row> touches = new ArrayList<>();

    WalkedJourneys(SparkSession spark) {
        this.spark = spark;
    }

    /** A path of channels, a letter each, and how many people walked it with and without success. */
    WalkedJourneys walked(String path, int won, int lost) {
        for (int i = 0; i < won + lost; i++) {
            long person = person(path, START);
            if (i < won) {
                reach(person, "closed_won", path.length());
            }
        }
        return this;
    }

    /** A person whose touches began at an instant, a day from one to the next. */
    long person(String path, Instant start) {
        long person = links.size() + 1L;
        links.add(RowFactory.create(100 + person, person));
        for (int step = 0; step < path.length(); step++) {
            Instant at = start.plus(Duration.ofDays(step));
            touches.add(RowFactory.create(
                    1000 + (long) touches.size(),
                    100 + person,
                    at,
                    "crm",
                    MONTH,
                    day(at),
                    path.substring(step, step + 1),
                    null));
        }
        return person;
    }

    /** @param days after the start of walks */
    void reach(long person, String milestone, int days) {
        long key = conversions.size() + 1L;
        Instant at = START.plus(Duration.ofDays(days));
        conversions.add(RowFactory.create(
                key,
                milestone,
                at,
                MONTH,
                BigDecimal.valueOf(10_000 + 33 * key, 2).setScale(4),
                at,
                at,
                "contact_roles",
                day(at),
                null,
                key));
        conversionPeople.add(RowFactory.create(key, person, MONTH));
    }

    CreditInputs inputs() {
        return new CreditInputs(
                table(conversions, CONVERSION),
                table(conversionPeople, "conversion_key BIGINT, person_key BIGINT, month INT"),
                table(links, "person_record_key BIGINT, person_key BIGINT"),
                table(touches, TOUCH));
    }

    /** The same rows in another order and in other partitions. */
    CreditInputs shuffled(int seed) {
        for (List<Row> rows : List.of(conversions, conversionPeople, links, touches)) {
            Collections.shuffle(rows, new Random(seed));
        }
        CreditInputs inputs = inputs();
        return new CreditInputs(
                inputs.conversions().repartition(1 + seed),
                inputs.conversionPeople().repartition(2 + seed),
                inputs.personLinks().repartition(1 + seed),
                inputs.touches().repartition(2 + seed));
    }

    private Dataset<Row> table(List<Row> rows, String ddl) {
        return spark.createDataFrame(List.copyOf(rows), StructType.fromDDL(ddl));
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
