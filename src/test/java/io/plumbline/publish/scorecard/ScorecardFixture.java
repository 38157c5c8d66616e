package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Expression;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Kpi.Area;
import io.plumbline.definitions.Kpi.Better;
import io.plumbline.definitions.Kpi.Unit;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.TableName;
import io.plumbline.publish.scorecard.ScorecardData.Attribution;
import io.plumbline.publish.scorecard.ScorecardData.Bridge;
import io.plumbline.publish.scorecard.ScorecardData.ChannelCredit;
import io.plumbline.publish.scorecard.ScorecardData.Confidence;
import io.plumbline.publish.scorecard.ScorecardData.ControlTotals;
import io.plumbline.publish.scorecard.ScorecardData.Counted;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import io.plumbline.publish.scorecard.ScorecardData.Difference;
import io.plumbline.publish.scorecard.ScorecardData.Gate;
import io.plumbline.publish.scorecard.ScorecardData.OpenWork;
import io.plumbline.publish.scorecard.ScorecardData.Point;
import io.plumbline.publish.scorecard.ScorecardData.Requests;
import io.plumbline.publish.scorecard.ScorecardData.Row;
import io.plumbline.publish.scorecard.ScorecardData.Trust;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An invented month of an invented company: good news, bad news, a KPI without a target and one without a value. */
final class ScorecardFixture {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    private ScorecardFixture() {}

    static ScorecardData data() {
        return new ScorecardData(
                "Nordlicht Instruments",
                "2026-11-12-r0047",
                Instant.parse("2026-11-12T03:10:00Z"),
                ZoneId.of("Europe/Berlin"),
                "EUR",
                MONTH,
                Optional.of(MONTH.plusMonths(1)),
                rows(),
                attribution(),
                new Requests(List.of(
                        new OpenWork("Queue", 14, Duration.ofDays(23)),
                        new OpenWork("Active", 9, Duration.ofDays(12)),
                        new OpenWork("Waiting for approval", 11, Duration.ofDays(41)))),
                trust());
    }

    private static List<Row> rows() {
        return List.of(
                row(
                        kpi("attributed_revenue", "Attributed revenue", Unit.CURRENCY, Better.HIGHER),
                        "812000 790500 861000 903400 874100 940800 1012000 998300 1034500 1075900 1102000 1088400 1140300",
                        "1240000",
                        "402100"),
                row(
                        kpi("sourced_pipeline", "Marketing-sourced pipeline", Unit.CURRENCY, Better.HIGHER),
                        "3100000 3350000 2990000 3480000 3620000 3540000 3710000 3900000 3820000 4010000 4180000 4090000 4420000",
                        "4000000",
                        "1520000"),
                row(
                        kpi("mql_to_opportunity", "MQL to opportunity", Unit.PERCENT, Better.HIGHER),
                        "0.171 0.182 0.178 0.19 0.186 0.195 0.201 0.198 0.207 0.204 0.211 0.209 0.214",
                        "0.21",
                        "0.062"),
                row(
                        kpi("speed_to_lead", "Speed to lead", Unit.MINUTES, Better.LOWER),
                        "74 71 69 80 77 66 63 71 84 92 88 97 104.5",
                        "60",
                        "112"),
                row(
                        kpi("sla_adherence", "Follow-up within SLA", Unit.PERCENT, Better.HIGHER),
                        "0.86 0.87 0.85 0.88 0.89 0.9 0.88 0.87 0.84 0.83 0.85 0.82 0.806",
                        "0.9",
                        "0.79"),
                row(
                        kpi("cost_per_opportunity", "Cost per opportunity", Unit.CURRENCY, Better.LOWER),
                        "2310 2280 2405 2350 2290 2180 2210 2130 2090 2120 2060 2010 1984",
                        "2100",
                        "2350"),
                row(
                        kpi("return_on_ad_spend", "Return on ad spend", Unit.RATIO, Better.HIGHER),
                        "3.1 3.3 - 3.5 3.4 3.6 3.8 3.7 3.9 3.9 4.1 4 4.2",
                        "",
                        "3.3"),
                row(
                        kpi("campaign_cycle_time", "Request to launch", Unit.DAYS, Better.LOWER),
                        "17.2 16.8 15.9 18.4 17.7 16.1 15.2 14.8 13.9 14.1 13.2 12.8 12.1",
                        "12",
                        "11.4"),
                row(
                        kpi("duplicate_rate", "Duplicate rate", Unit.PERCENT, Better.LOWER),
                        "0.081 0.079 0.076 0.074 0.07 0.066 0.061 0.058 0.055 0.053 0.051 0.049 0.047",
                        "0.05",
                        "0.046"),
                row(kpi("pipeline_coverage", "Pipeline coverage", Unit.RATIO, Better.HIGHER), "- -", "3", ""));
    }

    static Kpi kpi(String name, String title, Unit unit, Better better) {
        Place place = new Place("conf/kpis/" + name + ".conf", 1);
        return new Kpi(
                name,
                title,
                Area.FUNNEL,
                "Is " + title.toLowerCase(java.util.Locale.ENGLISH) + " where we promised it to be?",
                "What a reader needs to know of " + title + ": what counts, what does not, and from which day on.",
                "marketing-operations",
                unit,
                better,
                TableName.of("silver.funnel"),
                "created_on",
                Optional.of(new Expression("is_counted", place)),
                new Kpi.Formula.Ratio(
                        new Expression("count_if(is_" + name + ")", place), new Expression("count(*)", place)),
                List.of(),
                1,
                new Kpi.Example(List.of(), Optional.empty()),
                place,
                "0");
    }

    static Row row(Kpi kpi, String history, String target, String soFar) {
        List<String> values = List.of(history.split(" "));
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(new Point(MONTH.minusMonths(values.size() - 1L - i), number(values.get(i))));
        }
        Confidence confidence = kpi.name().startsWith("speed") ? Confidence.LATE_DATA : Confidence.CHECKED;
        return new Row(kpi, points, points.get(points.size() - 1).value(), number(target), number(soFar), confidence);
    }

    private static Optional<BigDecimal> number(String text) {
        return text.isEmpty() || text.equals("-") ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static Attribution attribution() {
        Map<String, String> amounts = new java.util.LinkedHashMap<>();
        amounts.put("Paid Search", "412300 288100 331000 356900 301700");
        amounts.put("Webinar", "121400 264800 215300 190200 243500");
        amounts.put("Email", "88900 241300 187600 166400 208800");
        amounts.put("Paid Social", "254700 118200 176900 201800 149100");
        amounts.put("Organic Search", "171600 136500 138100 133600 145800");
        amounts.put("Unattributed", "91400 91400 91400 91400 91400");
        List<ChannelCredit> channels = amounts.entrySet().stream()
                .map(entry -> new ChannelCredit(
                        entry.getKey(),
                        java.util.Arrays.stream(entry.getValue().split(" "))
                                .map(BigDecimal::new)
                                .toList()))
                .toList();
        return new Attribution(
                "Closed won", List.of("First touch", "Last touch", "Linear", "W-shaped", "Time decay"), channels);
    }

    private static Trust trust() {
        Optional<LocalDate> tonight = Optional.of(LocalDate.of(2026, 11, 12));
        return new Trust(
                List.of(
                        new Delivered("salesforce/lead", tonight, false, 0, 3),
                        new Delivered("salesforce/task", Optional.of(LocalDate.of(2026, 11, 9)), true, 0, 0),
                        new Delivered("marketo/activity", tonight, false, 0, 12),
                        new Delivered("google_ads/campaign_day", tonight, false, 1, 0),
                        new Delivered("finance/fx_rate", tonight, false, 0, 0)),
                new ControlTotals(412, 412),
                List.of(
                        new Gate("Every amount in a foreign currency has a rate of its day.", true, 0),
                        new Gate("Each model gives every conversion exactly once.", true, 0),
                        new Gate("Every delivered file fits its contract.", false, 1)),
                List.of(
                        new Difference("only in the CRM", 41),
                        new Difference("only in the automation", 63),
                        new Difference("with differing fields", 118)),
                new Bridge(
                        List.of(
                                new Counted("the automation", 412),
                                new Counted("the CRM", 398),
                                new Counted("the figures above", 405)),
                        29));
    }
}
