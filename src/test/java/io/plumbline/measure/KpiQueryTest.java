package io.plumbline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.definitions.DefinitionException;
import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Kpi.Formula;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.TableName;
import io.plumbline.kit.Spark;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Spark.class)
class KpiQueryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);
    private static final Place PLACE = new Place("conf/kpis/test.conf", 9);

    private Dataset<Row> deals;

    @BeforeEach
    void makeDeals(SparkSession spark) {
        deals = spark.sql("""
                SELECT * FROM VALUES
                  (DATE'2026-02-03', DATE'2026-03-01', 'web',  100.00BD, TRUE,  1),
                  (DATE'2026-02-10', DATE'2026-03-02', 'web',  300.00BD, FALSE, 2),
                  (DATE'2026-02-28', CAST(NULL AS DATE), NULL, 700.00BD, TRUE,  2),
                  (DATE'2026-03-01', DATE'2026-03-04', 'show',   0.00BD, FALSE, 3),
                  (CAST(NULL AS DATE), DATE'2026-03-04', 'show', 5.00BD, TRUE,  4)
                AS (made_on, won_on, channel, amount, is_big, owner)""");
    }

    @Test
    void totalsCountInTheMonthOfTheirDateAndPerDimension() {
        assertThat(lines(total("deals", "made_on", "count(*)", "channel")))
                .containsExactly(
                        "deals 202602 channel (unknown) = 1",
                        "deals 202602 channel web = 2",
                        "deals 202602 total total = 3",
                        "deals 202603 channel show = 1",
                        "deals 202603 total total = 1");
    }

    @Test
    void kpisWithDifferentDatesConditionsAndDimensionsAreComputedTogether() {
        assertThat(lines(
                        total("made", "made_on", "sum(amount)"),
                        where("is_big", total("big", "made_on", "sum(amount)")),
                        where("amount > 100", total("won", "won_on", "count(*)", "channel"))))
                .containsExactly(
                        "big 202602 total total = 800",
                        "made 202602 total total = 1100",
                        "made 202603 total total = 0",
                        "won 202603 channel web = 1",
                        "won 202603 total total = 1");
    }

    @Test
    void ratioOverZeroOrNothingHasNoValue() {
        assertThat(lines(
                        ratio("by_zero", "made_on", "count(*)", "sum(amount)"),
                        ratio("by_none", "made_on", "count(*)", "sum(CASE WHEN owner > 9 THEN amount END)")))
                .containsExactly(
                        "by_none 202602 total total = null",
                        "by_none 202603 total total = null",
                        "by_zero 202602 total total = 0.002727273",
                        "by_zero 202603 total total = null");
    }

    @Test
    void ratioKeepsNumeratorAndDenominator() {
        Row row = values(ratio("share", "made_on", "count_if(is_big)", "count(*)"))
                .get(0);
        assertThat(row.<BigDecimal>getAs("numerator")).isEqualByComparingTo("2");
        assertThat(row.<BigDecimal>getAs("denominator")).isEqualByComparingTo("3");
        assertThat(row.<BigDecimal>getAs("value")).isEqualByComparingTo("0.666666667");
        assertThat(row.<Long>getAs("rows")).isEqualTo(3);
    }

    @Test
    void statisticKeepsTheNumberOfRowsItIsOver() {
        Formula median = new Formula.Statistic(expression("median(amount) / 2"), expression("count(amount)"));
        Row row = values(kpi("median", "made_on", median)).get(0);
        assertThat(row.<BigDecimal>getAs("value")).isEqualByComparingTo("150");
        assertThat(row.<BigDecimal>getAs("denominator")).isEqualByComparingTo("3");
        assertThat(row.<BigDecimal>getAs("numerator")).isNull();
    }

    @Test
    void conditionHoldsForEveryAggregateOfAFormula() {
        assertThat(
                        lines(
                                where(
                                        "is_big",
                                        total(
                                                "sum",
                                                "made_on",
                                                "coalesce(sum(amount), 0) + count(DISTINCT owner) + sum(amount) FILTER (WHERE owner = 2)"))))
                .containsExactly("sum 202602 total total = 1502");
    }

    @Test
    void monthIsCompleteOnceItHasEnded() {
        assertThat(values(total("deals", "made_on", "count(*)")))
                .extracting(row -> row.<Boolean>getAs("is_complete"))
                .containsExactly(true, false);
    }

    @Test
    void readsTheSourceOnce() {
        Dataset<Row> values = KpiQuery.values(
                deals,
                List.of(
                        total("made", "made_on", "sum(amount)", "channel"),
                        where("is_big", ratio("won", "won_on", "count(DISTINCT owner)", "count(*)", "channel"))),
                TODAY);
        assertThat(((org.apache.spark.sql.classic.Dataset<Row>) values)
                        .queryExecution()
                        .optimizedPlan()
                        .collectLeaves()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void orderAndPartitionsOfRowsDoNotShow() {
        Kpi[] kpis = {
            total("made", "made_on", "sum(amount)", "channel"),
            kpi("median", "made_on", new Formula.Statistic(expression("median(amount)"), expression("count(amount)"))),
        };
        List<String> inOrder = lines(kpis);
        deals = deals.repartition(5).orderBy(deals.col("amount").desc()).repartition(3);
        assertThat(lines(kpis)).isEqualTo(inOrder);
    }

    @Test
    void reportsAllMistakesAtOnce() {
        assertThatThrownBy(() -> values(
                        total("no_aggregate", "made_on", "amount"),
                        total("no_column", "made_on", "sum(amont)"),
                        total("no_sql", "made_on", "sum("),
                        total("by_order", "made_on", "first(amount)"),
                        total("by_chance", "made_on", "sum(amount) + any_value(amount)"),
                        total("no_date", "owner", "count(*)", "colour")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(
                        "conf/kpis/test.conf:9: \"amount\" aggregates nothing, so it is no number of a month")
                .hasMessageContaining("\"sum(amont)\" does not fit silver.deal: [UNRESOLVED_COLUMN.WITH_SUGGESTION]")
                .hasMessageContaining("\"sum(\" is no SQL expression (PARSE_SYNTAX_ERROR)")
                .hasMessageContaining("\"first(amount)\" may give another value for the same rows")
                .hasMessageContaining("\"sum(amount) + any_value(amount)\" may give another value for the same rows")
                .hasMessageContaining("date column \"owner\" of silver.deal is no date")
                .hasMessageContaining("dimension \"colour\" is no column of silver.deal");
    }

    private List<Row> values(Kpi... kpis) {
        return KpiQuery.values(deals, List.of(kpis), TODAY)
                .orderBy("kpi", "month", "dimension", "dimension_value")
                .collectAsList();
    }

    private List<String> lines(Kpi... kpis) {
        return values(kpis).stream()
                .map(row -> "%s %d %s %s = %s"
                        .formatted(
                                row.getAs("kpi"),
                                row.<Integer>getAs("month"),
                                row.getAs("dimension"),
                                row.getAs("dimension_value"),
                                plain(row.getAs("value"))))
                .toList();
    }

    private static String plain(BigDecimal value) {
        return value == null ? "null" : value.stripTrailingZeros().toPlainString();
    }

    private static Kpi total(String name, String date, String value, String... dimensions) {
        return kpi(name, date, new Formula.Total(expression(value)), dimensions);
    }

    private static Kpi ratio(String name, String date, String numerator, String denominator, String... dimensions) {
        return kpi(name, date, new Formula.Ratio(expression(numerator), expression(denominator)), dimensions);
    }

    private static Kpi kpi(String name, String date, Formula formula, String... dimensions) {
        return new Kpi(
                name,
                "",
                Kpi.Area.FUNNEL,
                "",
                "",
                "",
                Kpi.Unit.COUNT,
                Kpi.Better.HIGHER,
                TableName.of("silver.deal"),
                date,
                Optional.empty(),
                formula,
                List.of(dimensions),
                0,
                new Kpi.Example(List.of(), Optional.empty()),
                PLACE,
                "");
    }

    private static Kpi where(String condition, Kpi kpi) {
        return new Kpi(
                kpi.name(),
                kpi.title(),
                kpi.area(),
                kpi.question(),
                kpi.definition(),
                kpi.owner(),
                kpi.unit(),
                kpi.better(),
                kpi.source(),
                kpi.dateColumn(),
                Optional.of(expression(condition)),
                kpi.formula(),
                kpi.dimensions(),
                kpi.headline(),
                kpi.example(),
                kpi.place(),
                kpi.hash());
    }

    private static Expression expression(String sql) {
        return new Expression(sql, PLACE);
    }
}
