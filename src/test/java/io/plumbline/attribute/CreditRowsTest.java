package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.TIME_DECAY;
import static io.plumbline.attribute.Journeys.U_SHAPED;
import static io.plumbline.attribute.Journeys.W_SHAPED;
import static io.plumbline.attribute.Journeys.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Channels;
import io.plumbline.definitions.FirstTouch;
import io.plumbline.definitions.LastTouch;
import io.plumbline.definitions.Linear;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import io.plumbline.run.LongSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class CreditRowsTest {
    private static final List<AttributionModel> MODELS = List.of(
            model("first_touch", 180, new FirstTouch()),
            model("last_touch", 60, new LastTouch()),
            model("linear", 180, new Linear()),
            model("u_shaped", 180, U_SHAPED),
            model("w_shaped", 180, W_SHAPED),
            model("time_decay", 180, TIME_DECAY),
            model("last_email", 180, new Channels(Channels.Choice.ONLY, Set.of("Email")), new LastTouch()));
    private static final List<String> SYSTEMS = List.of("crm", "mail");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int CONVERSIONS = 40;
    private static final int PEOPLE = 30;
    private static final int TOUCHES = 400;

    private static final String CREDITS_DO_NOT_SUM = """
            SELECT conversion.conversion_key, credit.model_key
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
                        "SELECT milestone_key, model_key, CAST(sum(credited_conversions) AS INT), sum(credited_amount)"
                                + " FROM credit GROUP BY ALL"))
                .containsExactlyInAnyOrderElementsOf(rows(
                        spark,
                        "SELECT member_key('milestone', milestone), model_key, CAST(count(*) AS INT), sum(amount)"
                                + " FROM conversion CROSS JOIN (SELECT DISTINCT model_key FROM credit) GROUP BY ALL"));
        assertThat(rows(spark, "SELECT DISTINCT unattributed_reason FROM credit"))
                .containsExactlyInAnyOrder("[(not applicable)]", "[no_person]", "[no_touch_in_lookback]");
        assertThat(
                        rows(
                                spark,
                                "SELECT conversion_key, conversion_month FROM credit EXCEPT SELECT conversion_key, month FROM conversion"))
                .isEmpty();
    }

    @Test
    void aCreditRepeatsItsConversionAndItsTouch(SparkSession spark) {
        CreditInputs inputs = inputs(spark, new Random(3));
        Dataset<Row> credits = credits(spark, inputs);
        Dataset<Row> ofConversions = inputs.conversions()
                .selectExpr(
                        "conversion_key",
                        "member_key('milestone', milestone) AS milestone_key",
                        "date_key(converted_on) AS date_key",
                        "coalesce(account_key, -2L) AS account_key",
                        "opportunity_key");
        Dataset<Row> ofTouches = inputs.touches()
                .selectExpr(
                        "touch_key",
                        "date_key(occurred_on) AS touch_date_key",
                        "member_key('channel', channel) AS channel_key",
                        "coalesce(campaign_key, -2L) AS campaign_key");

        assertThat(repeatedOtherwise(credits, ofConversions, "conversion_key")).isEmpty();
        assertThat(repeatedOtherwise(credits.filter("touch_key <> -1"), ofTouches, "touch_key"))
                .isEmpty();
        assertThat(credits.filter("(touch_key = -1) <> (person_key = -2)").count())
                .isZero();
        assertThat(credits.filter(
                                "touch_key = -1 AND (channel_key <> -2 OR campaign_key <> -2 OR touch_date_key <> -2)")
                        .count())
                .isZero();
    }

    @Test
    void aModelCreditsTheChannelsThatItNamesWhereverAJourneyHasThem(SparkSession spark) {
        credits(spark, inputs(spark, new Random(5))).createOrReplaceTempView("credit");
        String creditedByLastEmail = """
                SELECT last.conversion_key, last.channel_key = member_key('channel', 'Email') AS is_email
                FROM credit AS last WHERE last.model_key = member_key('model', 'last_email')""";
        String hasEmail = """
                SELECT conversion_key, bool_or(channel_key = member_key('channel', 'Email')) AS is_email
                FROM credit WHERE model_key = member_key('model', 'linear') GROUP BY conversion_key""";
        assertThat(rows(spark, creditedByLastEmail))
                .containsExactlyInAnyOrderElementsOf(rows(spark, hasEmail))
                .anyMatch(row -> row.contains("true"))
                .anyMatch(row -> row.contains("false"));
    }

    /** Credits that hold something else than what they repeat. */
    private static List<Row> repeatedOtherwise(Dataset<Row> credits, Dataset<Row> repeated, String key) {
        Column[] columns = Arrays.stream(repeated.columns()).map(functions::col).toArray(Column[]::new);
        return credits.select(columns)
                .exceptAll(credits.select(key).join(repeated, key).select(columns))
                .collectAsList();
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
    void creditOfSomeConversionsIsTheirsOfAllCredit(SparkSession spark) {
        CreditInputs inputs = inputs(spark, new Random(3));
        Dataset<Row> some = inputs.conversions().select("conversion_key").filter("conversion_key % 3 = 0");
        Dataset<Row> all = credits(spark, inputs);
        List<String> theirs = sorted(all.join(some, "conversion_key").select(functions.expr("*")));
        assertThat(theirs).isNotEmpty();
        assertThat(sorted(credits(spark, inputs.of(LongSet.of(some)))
                        .join(some, "conversion_key")
                        .select(functions.expr("*"))))
                .isEqualTo(theirs);
        assertThat(credits(spark, inputs.of(LongSet.of(some))).count()).isEqualTo(theirs.size());
    }

    private static int month(Instant at) {
        YearMonth month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        return month.getYear() * 100 + month.getMonthValue();
    }

    private static Dataset<Row> credits(SparkSession spark, CreditInputs inputs) {
        StandardFunctions.register(spark, HouseDefinitions.ALL, Instant.EPOCH);
        List<Rule> rules = Rules.of(spark, MODELS, () -> {
            throw new AssertionError("no model learns");
        });
        return CreditRows.of(spark, JourneyRows.of(inputs, 180, SYSTEMS), rules);
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
                                + " amount DECIMAL(18,4), lead_created_at TIMESTAMP, opportunity_created_at TIMESTAMP, basis STRING,"
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
