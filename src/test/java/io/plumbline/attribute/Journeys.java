package io.plumbline.attribute;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.AttributionModel.Channels;
import io.plumbline.definitions.AttributionModel.Position;
import io.plumbline.definitions.Intervals;
import io.plumbline.definitions.JourneyShape;
import io.plumbline.definitions.Place;
import io.plumbline.definitions.PositionBased;
import io.plumbline.definitions.Shape;
import io.plumbline.definitions.TimeDecay;
import io.plumbline.definitions.Weighing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Journeys and shapes in the tests' own words: ages in days before the milestone. */
final class Journeys {
    static final long CONVERTED_AT = TimeUnit.DAYS.toMicros(20_000);

    static final JourneyShape U_SHAPED = PositionBased.of(
            Map.of(Position.FIRST, new BigDecimal("0.4"), Position.LAST, new BigDecimal("0.4")), new BigDecimal("0.2"));
    static final JourneyShape W_SHAPED = PositionBased.of(
            Map.of(
                    Position.FIRST, new BigDecimal("0.30"),
                    Position.LEAD_CREATION, new BigDecimal("0.30"),
                    Position.OPPORTUNITY_CREATION, new BigDecimal("0.30")),
            new BigDecimal("0.10"));
    static final JourneyShape TIME_DECAY = new TimeDecay(BigDecimal.valueOf(7));

    private Journeys() {}

    static long daysBefore(double days) {
        return CONVERTED_AT - Math.round(days * TimeUnit.DAYS.toMicros(1));
    }

    static Journey ofAges(double... ages) {
        return ofAges(new Milestones(CONVERTED_AT, Milestones.NEVER, Milestones.NEVER), ages);
    }

    static Journey ofAges(Milestones milestones, double... ages) {
        List<Touch> touches = new ArrayList<>();
        for (double age : ages) {
            touches.add(touch(daysBefore(age), 0, touches.size()));
        }
        return Journey.of(milestones, touches);
    }

    static Touch touch(long at, int sourcePriority, long key) {
        return new Touch(at, sourcePriority, key, 7, 20260301, 3, 5);
    }

    /** A journey of that many touches, a day apart, the last a day before the milestone. */
    static Journey ofSize(int size) {
        double[] ages = new double[size];
        for (int i = 0; i < size; i++) {
            ages[i] = size - i;
        }
        return ofAges(ages);
    }

    static double[] shares(JourneyShape shape, Journey journey) {
        return shares(shape.weigh(journey));
    }

    static double[] shares(Weighing weighing) {
        Weights weights = Weights.of(weighing);
        double[] shares = new double[weights.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = weights.share(i);
        }
        return shares;
    }

    static AttributionModel model(String name, int lookbackDays, Shape shape) {
        return model(name, lookbackDays, Channels.ALL, shape);
    }

    static AttributionModel model(String name, int lookbackDays, Channels channels, Shape shape) {
        return model(name, lookbackDays, channels, shape, Intervals.NONE);
    }

    static AttributionModel model(String name, int lookbackDays, Channels channels, Shape shape, Intervals intervals) {
        return new AttributionModel(
                name,
                name,
                "",
                lookbackDays,
                channels,
                shape,
                intervals,
                true,
                new Place("conf/models/" + name + ".conf", 0),
                name);
    }

    static Rule rule(String name, int lookbackDays, Shape shape) {
        return rule(name, lookbackDays, shape, ChannelWeights.EQUAL);
    }

    static Rule rule(String name, int lookbackDays, Shape shape, ChannelWeights learnt) {
        return Rule.of(
                model(name, lookbackDays, shape),
                channel -> {
                    throw new AssertionError("the model names no channel");
                },
                learnt);
    }
}
