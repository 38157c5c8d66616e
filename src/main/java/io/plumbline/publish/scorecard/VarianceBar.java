package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.Row;
import java.math.BigDecimal;

/**
 * The variance from target as a bar on one scale for all rows, from -40 % to +40 %: right is above target, left below; the
 * colour says whether that is good. A bar that is cut off ends in an arrow.
 */
final class VarianceBar {
    private static final double WIDTH = 120;
    private static final double HEIGHT = 22;
    private static final double MIDDLE = WIDTH / 2;
    private static final double ARROW = 6;
    private static final double REACH = MIDDLE - ARROW - 2;
    private static final double FULL_SCALE = 0.4;

    private VarianceBar() {}

    static Element of(Row row) {
        Element drawing = Svg.ornament(WIDTH, HEIGHT).with("class", "variance");
        drawing.add(Svg.line(MIDDLE, 1, MIDDLE, HEIGHT - 1, "axis"));
        Standing.varianceShare(row.actual(), row.target()).ifPresent(share -> draw(drawing, share, row.standing()));
        return drawing;
    }

    private static void draw(Element drawing, BigDecimal share, Standing standing) {
        double size = Math.min(Math.abs(share.doubleValue()) / FULL_SCALE, 1) * REACH;
        double drawn = Math.max(size, 1);
        boolean isAbove = share.signum() >= 0;
        String cssClass = "bar " + standing.cssClass();
        drawing.add(Svg.bar(isAbove ? MIDDLE : MIDDLE - drawn, 5, drawn, HEIGHT - 10, cssClass));
        if (Math.abs(share.doubleValue()) > FULL_SCALE) {
            double end = isAbove ? MIDDLE + REACH : MIDDLE - REACH;
            double tip = isAbove ? end + ARROW : end - ARROW;
            drawing.add(Svg.path(
                    "M" + Svg.number(end) + " 3L" + Svg.number(tip) + " " + Svg.number(HEIGHT / 2) + "L"
                            + Svg.number(end) + " " + Svg.number(HEIGHT - 3) + "z",
                    cssClass));
        }
    }
}
