package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel.Leftover;
import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.PositionBased;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shares that rule models of other systems give to one journey; touches are called 1, 2 and so on. */
public record GoldenRules(String name, JourneyShape shape, double[] ages, double[] published) {
    private static final JourneyShape J_SHAPED = positions("0.2", "0.6", "0.2");
    private static final JourneyShape INVERSE_J_SHAPED = positions("0.6", "0.2", "0.2");

    public static final List<GoldenRules> ALL = List.of(
            new GoldenRules("time decay of 7 days", Journeys.TIME_DECAY, new double[] {30, 14, 7, 0}, new double[] {
                .028464, .138791, .277582, .555164
            }),
            new GoldenRules("U of one touch", Journeys.U_SHAPED, new double[] {1}, new double[] {1}),
            new GoldenRules("U of two touches", Journeys.U_SHAPED, new double[] {2, 1}, new double[] {.5, .5}),
            new GoldenRules("J of two touches", J_SHAPED, new double[] {2, 1}, new double[] {.25, .75}),
            new GoldenRules(
                    "J of two touches, the middle split evenly",
                    PositionBased.of(
                            Map.of(Position.FIRST, new BigDecimal("0.2"), Position.LAST, new BigDecimal("0.6")),
                            new BigDecimal("0.2"),
                            Leftover.EVENLY),
                    new double[] {2, 1},
                    new double[] {.3, .7}),
            new GoldenRules("J of three touches", J_SHAPED, new double[] {3, 2, 1}, new double[] {.2, .2, .6}),
            new GoldenRules("inverse J of four touches", INVERSE_J_SHAPED, new double[] {4, 3, 2, 1}, new double[] {
                .6, .1, .1, .2
            }));

    private static JourneyShape positions(String first, String last, String rest) {
        return PositionBased.of(
                Map.of(Position.FIRST, new BigDecimal(first), Position.LAST, new BigDecimal(last)),
                new BigDecimal(rest));
    }

    public Map<String, Double> shares() {
        return named(Journeys.shares(shape, Journeys.ofAges(ages)));
    }

    public Map<String, Double> expected() {
        return named(published);
    }

    private static Map<String, Double> named(double[] shares) {
        Map<String, Double> named = new TreeMap<>();
        for (int i = 0; i < shares.length; i++) {
            named.put("touch " + (i + 1), shares[i]);
        }
        return named;
    }
}
