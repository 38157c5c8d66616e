package io.plumbline.definitions;

import io.plumbline.definitions.AttributionModel.Leftover;
import io.plumbline.definitions.AttributionModel.Position;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Fixed shares to named positions, {@code rest} spread evenly over all other touches. Positions that the milestone has not
 * reached are dropped; with no other touches {@code rest} is dropped; what was dropped is {@code leftover}. A touch that
 * holds several positions gets the sum.
 *
 * @param shares in ten-thousandths of the whole
 * @param rest in ten-thousandths of the whole
 */
public record PositionBased(Map<Position, Long> shares, long rest, Leftover leftover) implements JourneyShape {
    static final String TYPE = "position-based";

    static final long WHOLE = 10_000;

    private static final int DECIMALS = 4;

    public PositionBased {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    /** @throws ArithmeticException when a share has more than four decimals */
    public static PositionBased of(Map<Position, BigDecimal> shares, BigDecimal rest, Leftover leftover) {
        Map<Position, Long> counted = new EnumMap<>(Position.class);
        shares.forEach((position, share) -> counted.put(position, tenThousandths(share)));
        return new PositionBased(counted, tenThousandths(rest), leftover);
    }

    /** What was dropped is shared out in proportion. */
    public static PositionBased of(Map<Position, BigDecimal> shares, BigDecimal rest) {
        return of(shares, rest, Leftover.IN_PROPORTION);
    }

    static PositionBased read(Node shape) {
        Node named = shape.block("shares");
        Kind<Position> positions = Kind.choice(Position.class);
        Map<Position, BigDecimal> shares = new EnumMap<>(Position.class);
        named.check().keysAreAmong(positions.words());
        for (String key : named.keys()) {
            positions
                    .parse()
                    .apply(key)
                    .ifPresent(position -> shares.put(position, named.required(key, Kinds.DECIMAL)));
        }
        BigDecimal rest = shape.optional("rest", Kinds.DECIMAL).orElse(BigDecimal.ZERO);
        BigDecimal sum = shares.values().stream().reduce(rest, BigDecimal::add);
        if (shape.has("shares") && sum.compareTo(BigDecimal.ONE) != 0) {
            shape.refuse(
                    "shares",
                    "the shares and \"rest\" add up to "
                            + sum.stripTrailingZeros().toPlainString() + ", not to 1",
                    "Change them so that they add up to 1.");
        }
        Leftover leftover =
                shape.optional("leftover", Kind.choice(Leftover.class)).orElse(Leftover.IN_PROPORTION);
        if (Stream.concat(shares.values().stream(), Stream.of(rest))
                .anyMatch(share -> share.stripTrailingZeros().scale() > DECIMALS)) {
            shape.refuse(
                    "shares", "a share of \"shares\" or \"rest\" has more than " + DECIMALS + " decimals", "Round it.");
            return of(Map.of(), BigDecimal.ZERO, leftover);
        }
        return of(shares, rest, leftover);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        shares.forEach((position, share) -> parameters.put(position.name().toLowerCase(Locale.ROOT), decimal(share)));
        parameters.put("rest", decimal(rest));
        if (leftover != Leftover.IN_PROPORTION) {
            parameters.put("leftover", leftover.name().toLowerCase(Locale.ROOT));
        }
        return parameters;
    }

    @Override
    public Weighing weigh(TouchSequence journey) {
        return new PositionWeighing(this, journey);
    }

    private static long tenThousandths(BigDecimal share) {
        return share.movePointRight(DECIMALS).longValueExact();
    }

    private static BigDecimal decimal(long tenThousandths) {
        return new BigDecimal(BigDecimal.valueOf(tenThousandths, DECIMALS)
                .stripTrailingZeros()
                .toPlainString());
    }
}
