package io.plumbline.attribute;

import static io.plumbline.attribute.Journeys.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Channels;
import io.plumbline.definitions.CrossValidatedMarkov;
import io.plumbline.definitions.Intervals;
import io.plumbline.definitions.Linear;
import io.plumbline.definitions.Markov;
import io.plumbline.definitions.Markov.NullPaths;
import io.plumbline.definitions.Shapley;
import io.plumbline.definitions.Shapley.Game;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.kit.HouseDefinitions;
import io.plumbline.kit.Spark;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.OrderedShapley;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.Paths;
import io.plumbline.paths.RateShapley;
import io.plumbline.paths.SetShapley;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Models that learn from all journeys, from the tables to the credit, held against published answers. */
@ExtendWith(Spark.class)
class LearntModelsTest {
    private static final List<String> SYSTEMS = List.of("crm");
    private static final Offset<Double> NANO = within(1e-9);

    /** Eight credits of a channel, each rounded to millionths. */
    private static final Offset<Double> ROUNDED = within(1e-5);

    private static final int WON = 8;
    private static final int LOST = 11;

    private static final AttributionModel MARKOV =
            model("markov", 180, new Markov(1, Repeats.COLLAPSED, NullPaths.COUNTED));
    private static final AttributionModel SECOND_ORDER =
            model("second_order", 180, new Markov(2, Repeats.KEPT, NullPaths.IGNORED));
    private static final AttributionModel SETS = model("sets", 180, new Shapley(Game.SET));
    private static final AttributionModel PLACES = model("places", 180, new Shapley(Game.ORDERED));
    private static final AttributionModel RATES = model("rates", 180, new Shapley(Game.RATE));
    private static final List<AttributionModel> LEARNT = List.of(MARKOV, SECOND_ORDER, SETS, PLACES, RATES);

    /** The golden paths: the answers were worked out by an independent program. */
    private static WalkedJourneys golden(SparkSession spark) {
        return new WalkedJourneys(spark)
                .walked("ABC", 3, 2)
                .walked("AC", 1, 4)
                .walked("B", 1, 3)
                .walked("AAB", 2, 1)
                .walked("CABAC", 1, 1);
    }

    private static Paths goldenPaths() {
        PathCounter counter = new PathCounter();
        counter.add(List.of("A", "B", "C"), 3, 2);
        counter.add(List.of("A", "C"), 1, 4);
        counter.add(List.of("B"), 1, 3);
        counter.add(List.of("A", "A", "B"), 2, 1);
        counter.add(List.of("C", "A", "B", "A", "C"), 1, 1);
        return counter.paths();
    }

    @Test
    void removalEffectsAndSharesAreThePublishedOnes(SparkSession spark) {
        Dataset<Row> shares = shares(spark, golden(spark).inputs(), LEARNT);

        assertClose(column(shares, MARKOV, "value"), Map.of("A", .739795918, "B", .651227679, "C", .659403670), NANO);
        assertClose(
                column(shares, MARKOV, "share * conversions"),
                Map.of("A", 2.886406869, "B", 2.540846736, "C", 2.572746395),
                NANO);
        assertThat(rows(shares.filter(isOf(MARKOV)).selectExpr("conversions", "null_paths", "paths", "error")))
                .containsOnly("[" + WON + "," + LOST + ",5,0.0]");
        assertThat(rows(shares.filter(isOf(SECOND_ORDER)).selectExpr("conversions", "null_paths", "paths")))
                .containsOnly("[" + WON + ",0,5]");
    }

    @Test
    void shapleyValuesAreThoseOfTheClasses(SparkSession spark) {
        Dataset<Row> shares = shares(spark, golden(spark).inputs(), LEARNT);

        assertClose(column(shares, SETS, "value"), SetShapley.values(goldenPaths()), NANO);
        assertClose(column(shares, RATES, "value"), RateShapley.exact(goldenPaths()), NANO);
        Map<String, List<Double>> byPlace = new TreeMap<>();
        for (Row row : shares.filter(isOf(PLACES))
                .selectExpr(channelName(), "value")
                .orderBy("channel", "place")
                .collectAsList()) {
            byPlace.computeIfAbsent(row.getString(0), first -> new ArrayList<>())
                    .add(row.getDouble(1));
        }
        assertThat(byPlace).isEqualTo(OrderedShapley.values(goldenPaths()));
    }

    @Test
    void everyMilestoneIsCreditedOnceByEveryModelToTheCent(SparkSession spark) {
        WalkedJourneys journeys = golden(spark);
        journeys.reach(journeys.person("", Instant.EPOCH), "closed_won", 3);
        CreditInputs inputs = journeys.inputs();
        Dataset<Row> credits = credits(spark, inputs);

        assertThat(rows(credits.groupBy("conversion_key", "model_key")
                        .agg(Map.of("credited_conversions", "sum", "credited_amount", "sum"))
                        .selectExpr("conversion_key", "`sum(credited_conversions)`", "`sum(credited_amount)`")))
                .hasSize((WON + 1) * (LEARNT.size() + 1))
                .containsOnlyElementsOf(
                        rows(inputs.conversions().selectExpr("conversion_key", "CAST(1 AS DECIMAL(18, 6))", "amount")));
        assertThat(credits.filter("unattributed_reason = 'no_touch_in_lookback'")
                        .count())
                .isEqualTo(LEARNT.size() + 1);
    }

    @Test
    void whatTouchesEarnAddsUpToTheShapleyValuesOfSets(SparkSession spark) {
        Dataset<Row> credits = credits(spark, golden(spark).inputs());

        for (AttributionModel model : List.of(SETS, PLACES)) {
            assertClose(
                    column(credits.filter("touch_key <> -1"), model, "sum(credited_conversions)"),
                    SetShapley.values(goldenPaths()),
                    ROUNDED);
        }
    }

    @Test
    void aJourneyIsSharedByTheRemovalEffectsOfItsChannels(SparkSession spark) {
        Dataset<Row> credits = credits(spark, golden(spark).inputs());
        double all = .739795918 + .651227679 + .659403670;

        assertClose(
                column(credits.filter("touches = 5"), MARKOV, "sum(credited_conversions)"),
                Map.of("A", .739795918 / all, "B", .651227679 / all, "C", .659403670 / all),
                within(2e-6));
        assertThat(rows(credits.filter("touches = 5 AND " + isOf(MARKOV))
                        .filter("position IN (2, 4)")
                        .selectExpr("round(credited_conversions, 5)")
                        .distinct()))
                .hasSize(1);
    }

    @Test
    void sharesHaveIntervalsWhereTheyAreAsked(SparkSession spark) {
        List<AttributionModel> asked = new ArrayList<>();
        for (AttributionModel model : LEARNT) {
            asked.add(model(
                    model.name() + "_bounded",
                    180,
                    Channels.ALL,
                    model.shape(),
                    new Intervals(200, new BigDecimal("0.9"), 1)));
        }
        WalkedJourneys journeys = golden(spark);
        CreditInputs inputs = journeys.inputs();
        Dataset<Row> shares = shares(spark, inputs, asked);

        assertThat(rows(shares(spark, inputs, LEARNT)
                        .select("share_lower", "share_upper")
                        .distinct()))
                .containsExactly("[null,null]");
        for (AttributionModel model : asked) {
            Dataset<Row> ofModel = shares.filter(isOf(model));
            assertThat(ofModel.filter(
                                    "share_lower <= share AND share <= share_upper AND (share_lower < share_upper OR share = 0)")
                            .count())
                    .as(model.name())
                    .isEqualTo(ofModel.count())
                    .isPositive();
        }
        assertThat(rows(shares(spark, journeys.shuffled(2), asked))).containsExactlyElementsOf(rows(shares));
    }

    @Test
    void tenTimesTheJourneysAreAboutAThirdOfTheWidth(SparkSession spark) {
        AttributionModel asked =
                model("sets", 180, Channels.ALL, new Shapley(Game.SET), new Intervals(400, new BigDecimal("0.9"), 1));
        double few = width(shares(
                spark,
                new WalkedJourneys(spark).walked("A", 30, 0).walked("B", 30, 0).inputs(),
                List.of(asked)));
        double many = width(shares(
                spark,
                new WalkedJourneys(spark)
                        .walked("A", 300, 0)
                        .walked("B", 300, 0)
                        .inputs(),
                List.of(asked)));

        // Of 60 journeys half, as a binomial share: 2 * 1.645 * sqrt(0.25 / 60).
        assertThat(few).isCloseTo(.2124, within(.03));
        assertThat(many).isCloseTo(.0672, within(.012));
    }

    private static double width(Dataset<Row> shares) {
        return shares.selectExpr(channelName(), "share_upper - share_lower AS width")
                .filter("channel = 'A'")
                .head()
                .getDouble(1);
    }

    @Test
    void theOrderThatWasChosenStandsBesideTheShares(SparkSession spark) {
        AttributionModel chosen =
                model("chosen", 180, new CrossValidatedMarkov(List.of(1, 2), 3, Repeats.COLLAPSED, NullPaths.COUNTED));
        // What follows B hangs on what came before it, which the first order cannot see.
        CreditInputs inputs = new WalkedJourneys(spark)
                .walked("ABC", 40, 0)
                .walked("CBA", 0, 40)
                .inputs();
        AttributionModel second = model("second", 180, new Markov(2, Repeats.COLLAPSED, NullPaths.COUNTED));
        Dataset<Row> shares = shares(spark, inputs, List.of(chosen, second));

        assertThat(rows(shares.filter(isOf(chosen)).select("parameters").distinct()))
                .containsExactly("[{\"order\":2,\"repeats\":\"collapsed\",\"null_paths\":\"counted\"}]");
        assertThat(column(shares, chosen, "value")).isEqualTo(column(shares, second, "value"));
    }

    @Test
    void theOrderAndPlaceOfRowsDoNotShow(SparkSession spark) {
        WalkedJourneys journeys = golden(spark).walked("BCAB", 2, 5).walked("CCB", 1, 0);
        List<String> shares = rows(shares(spark, journeys.inputs(), LEARNT));
        List<String> credits = rows(credits(spark, journeys.inputs()));
        assertThat(shares).hasSizeGreaterThan(3 * LEARNT.size());
        for (int seed = 1; seed <= 2; seed++) {
            CreditInputs shuffled = journeys.shuffled(seed);
            spark.conf().set("spark.sql.shuffle.partitions", seed * 3);
            assertThat(rows(shares(spark, shuffled, LEARNT)))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(shares);
            assertThat(rows(credits(spark, shuffled))).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(credits);
        }
    }

    @Test
    void aPathIsWithoutAMilestoneForEachThatThePersonDidNotReach(SparkSession spark) {
        WalkedJourneys journeys = new WalkedJourneys(spark).walked("A", 1, 0);
        journeys.reach(journeys.person("AB", Instant.parse("2026-02-01T00:00:00Z")), "lead_created", 2);

        Dataset<Row> shares = shares(spark, journeys.inputs(), List.of(MARKOV));

        assertThat(rows(shares.selectExpr(
                        "milestone_key = member_key('milestone', 'closed_won') AS is_won",
                        channelName(),
                        "value",
                        "conversions",
                        "null_paths")))
                .containsExactlyInAnyOrder(
                        "[true,A,1.0,1,1]", "[true,B,0.0,1,1]", "[false,A,1.0,1,1]", "[false,B,1.0,1,1]");
    }

    @Test
    void aModelLearnsFromTheTouchesThatItSeesOnly(SparkSession spark) {
        WalkedJourneys journeys = new WalkedJourneys(spark).walked("AB", 1, 0);
        journeys.reach(journeys.person("C", Instant.parse("2025-06-01T00:00:00Z")), "closed_won", 2);
        AttributionModel withoutB = model(
                "without_b",
                180,
                new Channels(Channels.Choice.EXCEPT, Set.of("B")),
                new Markov(1, Repeats.COLLAPSED, NullPaths.COUNTED));

        Dataset<Row> shares = shares(spark, journeys.inputs(), List.of(withoutB));

        assertThat(rows(shares.selectExpr(channelName(), "value", "conversions", "null_paths")))
                .containsExactly("[A,1.0,1,0]");
    }

    private static Dataset<Row> shares(SparkSession spark, CreditInputs inputs, List<AttributionModel> models) {
        StandardFunctions.register(spark, HouseDefinitions.ALL, Instant.EPOCH);
        return spark.createDataFrame(
                ChannelShares.of(spark, new JourneyPaths(spark, inputs, SYSTEMS), models), ChannelShares.SCHEMA);
    }

    /** By the models that learn and by one that does not. */
    private static Dataset<Row> credits(SparkSession spark, CreditInputs inputs) {
        List<AttributionModel> models = new ArrayList<>(LEARNT);
        models.add(model("linear", 180, new Linear()));
        List<Rule> rules = Rules.of(spark, models, () -> shares(spark, inputs, LEARNT));
        Dataset<Row> credits = CreditRows.of(spark, JourneyRows.of(inputs, 180, SYSTEMS), rules);
        return spark.createDataFrame(credits.collectAsList(), credits.schema());
    }

    private static String isOf(AttributionModel model) {
        return "model_key = member_key('model', '" + model.name() + "')";
    }

    private static String channelName() {
        return "CASE channel_key WHEN member_key('channel', 'A') THEN 'A' WHEN member_key('channel', 'B') THEN 'B'"
                + " WHEN member_key('channel', 'C') THEN 'C' END AS channel";
    }

    /** A figure of a model by channel. */
    private static Map<String, Double> column(Dataset<Row> rows, AttributionModel model, String figure) {
        Dataset<Row> ofModel = rows.filter(isOf(model)).selectExpr("*", channelName());
        Dataset<Row> figures = figure.startsWith("sum(")
                ? ofModel.groupBy("channel").agg(functions.expr(figure).cast("double"))
                : ofModel.selectExpr("channel", figure);
        Map<String, Double> column = new TreeMap<>();
        figures.collectAsList().forEach(row -> column.put(row.getString(0), row.getDouble(1)));
        return column;
    }

    private static void assertClose(Map<String, Double> actual, Map<String, Double> expected, Offset<Double> by) {
        assertThat(actual).containsOnlyKeys(expected.keySet());
        expected.forEach(
                (channel, value) -> assertThat(actual.get(channel)).as(channel).isCloseTo(value, by));
    }

    private static List<String> rows(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
