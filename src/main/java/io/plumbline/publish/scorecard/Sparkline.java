package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Kpi;
import io.plumbline.publish.scorecard.ScorecardData.Point;
import io.plumbline.publish.scorecard.ScorecardData.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The last thirteen complete months as a line on a scale of their own, the target as a dashed one; gaps stay gaps. */
final class Sparkline {
    private static final double WIDTH = 132;
    private static final double HEIGHT = 34;
    private static final double MARGIN = 4;
    private static final int MONTHS = 13;

    private final Row row;
    private final double lowest;
    private final double highest;

    private Sparkline(Row row) {
        this.row = row;
        List<Double> values = row.history().stream()
                .flatMap(point -> point.value().stream())
                .map(BigDecimal::doubleValue)
                .toList();
        double target = row.target().map(BigDecimal::doubleValue).orElse(values.isEmpty() ? 0 : values.get(0));
        this.lowest = Math.min(target, values.stream().mapToDouble(v -> v).min().orElse(0));
        this.highest =
                Math.max(target, values.stream().mapToDouble(v -> v).max().orElse(1));
    }

    static Element of(Row row) {
        return new Sparkline(row).draw();
    }

    private Element draw() {
        Element drawing = Svg.drawing(WIDTH, HEIGHT, words()).with("class", "spark");
        row.target().ifPresent(target -> drawing.add(Svg.line(MARGIN, y(target), WIDTH - MARGIN, y(target), "plan")));
        drawing.add(Svg.path(line(), "actual"));
        List<Point> history = row.history();
        if (!history.isEmpty()) {
            history.get(history.size() - 1)
                    .value()
                    .ifPresent(last -> drawing.add(Svg.dot(x(history.size() - 1), y(last), 2.75, "fill")));
        }
        return drawing;
    }

    private String line() {
        StringBuilder data = new StringBuilder();
        boolean isPenDown = false;
        for (int i = 0; i < row.history().size(); i++) {
            Optional<BigDecimal> value = row.history().get(i).value();
            if (value.isPresent()) {
                data.append(isPenDown ? 'L' : 'M')
                        .append(Svg.number(x(i)))
                        .append(' ')
                        .append(Svg.number(y(value.get())));
            }
            isPenDown = value.isPresent();
        }
        return data.toString();
    }

    private double x(int index) {
        int missing = MONTHS - row.history().size();
        return MARGIN + (WIDTH - 2 * MARGIN) * (missing + index) / (MONTHS - 1);
    }

    private double y(BigDecimal value) {
        double span = highest > lowest ? highest - lowest : 1;
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value.doubleValue() - lowest) / span;
    }

    private String words() {
        List<Point> known = row.history().stream()
                .filter(point -> point.value().isPresent())
                .toList();
        if (known.isEmpty()) {
            return row.kpi().title() + ": no complete month yet";
        }
        return row.kpi().title() + ", " + known.size() + " months: " + words(known.get(0)) + ", "
                + words(known.get(known.size() - 1));
    }

    private String words(Point point) {
        Kpi kpi = row.kpi();
        return Figures.shortMonth(point.month()) + " "
                + Figures.value(point.value().orElseThrow(), kpi.unit());
    }
}
