package io.plumbline.definitions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.AttributionModel.Leftover;
import io.plumbline.definitions.AttributionModel.Position;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fixed shares to named positions, {@code rest} spread evenly over all other touches. Positions that the milestone has not
 * reached are dropped; with no other touches {@code rest} is dropped; what was dropped is {@code leftover}. A touch that
 * holds several positions gets the sum.
 */
public record PositionBased(Map<Position, BigDecimal> shares, BigDecimal rest, Leftover leftover)
        implements JourneyShape {
    static final String TYPE = "position-based";

    private static final int SHARE_DECIMALS = 4;

    public PositionBased {
        shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    public PositionBased(Map<Position, BigDecimal> shares, BigDecimal rest) {
        this(shares, rest, Leftover.IN_PROPORTION);
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
        return new PositionBased(shares, rest, leftover);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        shares.forEach((position, share) -> parameters.put(position.name().toLowerCase(Locale.ROOT), share));
        parameters.put("rest", rest);
        if (leftover != Leftover.IN_PROPORTION) {
            parameters.put("leftover", leftover.name().toLowerCase(Locale.ROOT));
        }
        return parameters;
    }

    @Override
    public long[] parts(TouchSequence journey) {
        long[] held = new long[journey.size()];
        boolean[] isHolder = new boolean[held.length];
        shares.forEach((position, share) -> journey.holder(position).ifPresent(index -> {
            held[index] += tenThousandths(share);
            isHolder[index] = true;
        }));
        long others = tenThousandths(rest);
        return switch (leftover) {
            case IN_PROPORTION -> withRest(held, isHolder, others);
            case EVENLY -> withLeftover(held, isHolder, others);
        };
    }

    /** What is missing from the whole counts once for each holder, so that each of those gets a whole number of it. */
    private static long[] withLeftover(long[] held, boolean[] isHolder, long rest) {
        int holders = 0;
        for (boolean holds : isHolder) {
            holders += holds ? 1 : 0;
        }
        if (holders == 0) {
            return Parts.even(held.length);
        }
        boolean hasOthers = holders < held.length;
        long leftover = tenThousandths(BigDecimal.ONE) - Arrays.stream(held).sum() - (hasOthers ? rest : 0);
        for (int i = 0; i < held.length; i++) {
            held[i] = isHolder[i] ? held[i] * holders + leftover : 0;
        }
        return withRest(held, isHolder, rest * holders);
    }

    /**
     * What is held counts once for each other touch, so that each of those gets a whole number of the rest. What nobody
     * holds drops out and the others grow, because parts count against their own total.
     */
    private static long[] withRest(long[] held, boolean[] isHolder, long rest) {
        int others = 0;
        for (boolean holds : isHolder) {
            others += holds ? 0 : 1;
        }
        long[] parts = new long[held.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = isHolder[i] ? held[i] * Math.max(1, others) : rest;
        }
        return Arrays.stream(parts).sum() == 0 ? Parts.even(parts.length) : parts;
    }

    private static long tenThousandths(BigDecimal share) {
        try {
            return share.movePointRight(SHARE_DECIMALS).longValueExact();
        } catch (ArithmeticException e) {
            throw new PlumblineException(
                    "an attribution model's share is " + share.toPlainString() + "; shares have at most "
                            + SHARE_DECIMALS + " decimals. Round it in conf/models/.",
                    e);
        }
    }
}
