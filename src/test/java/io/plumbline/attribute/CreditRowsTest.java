package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.TIME_DECAY;
import static io.plumbline.attribute.Journeys.U_SHAPED;
import static io.plumbline.attribute.Journeys.W_SHAPED;
import static io.plumbline.attribute.Journeys.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Shape;
import io.plumbline.kit.Spark;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class CreditRowsTest {
    private static final List<AttributionModel> MODELS = List.of(
            model("first_touch", 180, new Shape.FirstTouch()),
            model("last_touch", 60, new Shape.LastTouch()),
            model("linear", 180, new Shape.Linear()),
            model("u_shaped", 180, U_SHAPED),
            model("w_shaped", 180, W_SHAPED),
            model("time_decay", 180, TIME_DECAY));
    private static final List<String> SYSTEMS = List.of("crm", "mail");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CONVERSIONS = 40;
    private static final int PEOPLE = 30;
    private static final int TOUCHES = 400;

    private static final String CREDITS_DO_NOT_SUM = """
            SELECT conversion.conversion_key, credit.model
            FROM conversion INNER JOIN credit ON credit.conversion_key = conversion.conversion_key
            GROUP BY ALL
            HAVING sum(credited_conversions) <> 1 OR NOT (sum(credited_amount) <=> any_value(amount))""";

    @Test
    void everyConversionIsCreditedExactlyOnceByEveryModel(SparkSession spark) {
        CreditInputs inputs = inputs(spark, new Random(1));
        inputs.conversions().createOrReplaceTempView("conversion");
        spark.createDataFrame(
                        credits(spark, inputs).collectAsList(),
                        credits(spark, inputs).schema())
                .createOrReplaceTempView("credit");

        assertThat(spark.sql(CREDITS_DO_NOT_SUM).collectAsList()).isEmpty();
        assertThat(rows(
                        spark,
                        "SELECT milestone, model, CAST(sum(credited_conversions) AS INT), sum(credited_amount)"
                                + " FROM credit GROUP BY ALL"))
                .containsExactlyInAnyOrderElementsOf(rows(
                        spark,
                        "SELECT milestone, model, CAST(count(*) AS INT), sum(amount) FROM conversion"
                                + " CROSS JOIN (SELECT DISTINCT model FROM credit) GROUP BY ALL"));
        assertThat(rows(spark, "SELECT DISTINCT reason FROM credit"))
                .containsExactlyInAnyOrder("[null]", "[no_person]", "[no_touch_in_lookback]");
        assertThat(
                        rows(
                                spark,
                                "SELECT milestone, conversion_month FROM credit EXCEPT SELECT milestone, month FROM conversion"))
                .isEmpty();
    }

    @Test
    void aCreditRepeatsItsConversionAndItsTouch(SparkSession spark) {
        CreditInputs inputs = inputs(spark, new Random(3));
        Dataset<Row> credits = credits(spark, inputs);
        List<String> ofConversion = List.of("converted_on", "account_key", "opportunity_key");
        List<String> ofTouch = List.of("occurred_on AS touched_on", "channel", "campaign_key");

        assertThat(credits.selectExpr(with("conversion_key", ofConversion))
                        .exceptAll(credits.select("conversion_key")
                                .join(inputs.conversions(), "conversion_key")
                                .selectExpr(with("conversion_key", ofConversion)))
                        .collectAsList())
                .isEmpty();
        Dataset<Row> touched = credits.filter("touch_key <> -1");
        assertThat(touched.selectExpr("touch_key", "touched_on", "channel", "campaign_key")
                        .exceptAll(touched.select("touch_key")
                                .join(inputs.touches(), "touch_key")
                                .selectExpr(with("touch_key", ofTouch)))
                        .collectAsList())
                .isEmpty();
        assertThat(touched.filter("person_key IS NULL").count()).isZero();
        assertThat(credits.filter("touch_key = -1 AND (channel <> '(no touch)' OR person_key IS NOT NULL)")
                        .count())
                .isZero();
    }

    private static String[] with(String key, List<String> columns) {
        List<String> all = new ArrayList<>(List.of(key));
        all.addAll(columns);
        return all.toArray(String[]::new);
    }

    @Test
    void theOrderAndPlaceOfRowsDoNotShow(SparkSession spark) {
        CreditInputs inputs = inputs(spark, new Random(2));
        List<String> once = sorted(credits(spark, inputs));
        assertThat(once).hasSizeGreaterThan(CONVERSIONS * MODELS.size());
        for (int seed = 1; seed <= 3; seed++) {
            CreditInputs shuffled = new CreditInputs(
                    shuffled(inputs.conversions(), seed),
                    shuffled(inputs.conversionPeople(), seed),
                    shuffled(inputs.personLinks(), seed),
                    shuffled(inputs.touches(), seed));
            spark.conf().set("spark.sql.shuffle.partitions", seed * 3);
            assertThat(sorted(credits(spark, shuffled))).as("seed %d", seed).isEqualTo(once);
        }
    }

    @Test
    void creditOfOneMonthIsThatMonthOfAllCredit(SparkSession spark) {
        CreditInputs inputs = inputs(spark, new Random(3));
        List<String> february = sorted(credits(spark, inputs).filter("conversion_month = 202602"));
        assertThat(february).isNotEmpty();
        assertThat(sorted(credits(spark, inputs.in(List.of(202602), 180)))).isEqualTo(february);
    }

    private static int month(Instant at) {
        YearMonth month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static Dataset<Row> credits(SparkSession spark, CreditInputs inputs) {
        return CreditRows.of(spark, JourneyRows.of(inputs, 180, SYSTEMS), MODELS);
    }

    private static List<String> rows(SparkSession spark, String query) {
        return spark.sql(query).collectAsList().stream().map(Row::toString).toList();
    }

    private static List<String> sorted(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    private static Dataset<Row> shuffled(Dataset<Row> rows, int seed) {
        List<Row> list = new ArrayList<>(rows.collectAsList());
        Collections.shuffle(list, new Random(seed));
        return rows.sparkSession().createDataFrame(list, rows.schema()).repartition(1 + seed);
    }

    /** People with two records each; conversions of two months with no, one or two people; touches on a grid of hours, so that many tie. */
    private static CreditInputs inputs(SparkSession spark, Random random) {
        List<Row> conversions = new ArrayList<>();
        List<Row> people = new ArrayList<>();
        for (long key = 0; key < CONVERSIONS; key++) {
            Instant convertedAt = START.plusSeconds(3600L * random.nextInt(24 * 59));
            int persons = random.nextInt(3);
            conversions.add(RowFactory.create(
                    key,
                    key % 2 == 0 ? "closed_won" : "opportunity_created",
                    convertedAt,
                    month(convertedAt),
                    key % 7 == 0 ? null : BigDecimal.valueOf(random.nextLong(-10_000_000, 90_000_000), 4),
                    persons == 0 ? null : convertedAt.minusSeconds(3600L * random.nextInt(24 * 90)),
                    convertedAt.minusSeconds(3600L * random.nextInt(24 * 30)),
                    persons == 0 ? "none" : "contact_roles",
                    day(convertedAt),
                    key % 5 == 0 ? null : key % 9,
                    key + 1000));
            for (int i = 0; i < persons; i++) {
                people.add(RowFactory.create(key, (long) (random.nextInt(PEOPLE / 2) * 2 + i), month(convertedAt)));
            }
        }
        return new CreditInputs(
                table(
                        spark,
                        conversions,
                        "conversion_key BIGINT, milestone STRING, converted_at TIMESTAMP, month INT,"
                                + " amount DECIMAL(19,4), lead_created_at TIMESTAMP, opportunity_created_at TIMESTAMP, basis STRING,"
                                + " converted_on DATE, account_key BIGINT, opportunity_key BIGINT"),
                table(spark, people, "conversion_key BIGINT, person_key BIGINT, month INT"),
                spark.range(2 * PEOPLE).selectExpr("id AS person_record_key", "id % " + PEOPLE + " AS person_key"),
                touches(spark, random));
    }

    private static Dataset<Row> touches(SparkSession spark, Random random) {
        List<Row> touches = new ArrayList<>();
        for (long key = 0; key < TOUCHES; key++) {
            // The last five people never do anything.
            long record = random.nextInt(PEOPLE - 5) + (random.nextBoolean() ? PEOPLE : 0);
            Instant at = START.minusSeconds(3600L * (random.nextInt(24 * 240) - 24 * 60));
            touches.add(RowFactory.create(
                    key,
                    record,
                    at,
                    List.of("crm", "mail", "web").get(random.nextInt(3)),
                    month(at),
                    day(at),
                    List.of("Email", "Webinar").get(random.nextInt(2)),
                    key % 3 == 0 ? null : key % 11));
        }
        return table(
                spark,
                touches,
                "touch_key BIGINT, person_record_key BIGINT, occurred_at TIMESTAMP, source_system STRING, month INT,"
                        + " occurred_on DATE, channel STRING, campaign_key BIGINT");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Dataset<Row> table(SparkSession spark, List<Row> rows, String ddl) {
        return spark.createDataFrame(rows, StructType.fromDDL(ddl));
    }
}
