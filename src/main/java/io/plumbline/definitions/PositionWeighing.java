package io.plumbline.definitions;

import io.plumbline.definitions.AttributionModel.Leftover;
import io.plumbline.definitions.AttributionModel.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Fixed shares to the touches that hold positions, the rest evenly to all others; shares are counted in ten-thousandths. */
final class PositionWeighing implements Weighing {
    private static final long WHOLE = PositionBased.WHOLE;

    /** Of a ten-thousandth as percent. */
    private static final int DECIMALS = 2;

    private final PositionBased shape;
    private final TouchSequence journey;
    private final long[] held;
    private final boolean[] isHolder;
    private final long rest;
    private final int holders;
    private final int others;

    /** What touches hold, the rest included where there are others. */
    private final long total;

    PositionWeighing(PositionBased shape, TouchSequence journey) {
        this.shape = shape;
        this.journey = journey;
        this.held = new long[journey.size()];
        this.isHolder = new boolean[held.length];
        long heldInAll = 0;
        int count = 0;
        for (Map.Entry<Position, Long> entry : shape.shares().entrySet()) {
            OptionalInt holder = journey.holder(entry.getKey());
            if (holder.isPresent()) {
                int index = holder.getAsInt();
                long share = entry.getValue();
                count += isHolder[index] ? 0 : 1;
                isHolder[index] = true;
                held[index] += share;
                heldInAll += share;
            }
        }
        this.rest = shape.rest();
        this.holders = count;
        this.others = held.length - holders;
        this.total = heldInAll + (others > 0 ? rest : 0);
    }

    /**
     * What is held counts once for each other touch, so that each of those gets a whole number of the rest; and once for
     * each holder where those share what is left over. What nobody holds otherwise drops out and the others grow, because
     * parts count against their own total.
     */
    @Override
    public long[] parts() {
        if (isEven()) {
            return new Even(held.length).parts();
        }
        long times = sharesLeftover() ? holders : 1;
        long leftover = leftover();
        long[] parts = new long[held.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = isHolder[i] ? (held[i] * times + leftover) * Math.max(1, others) : rest * times;
        }
        return parts;
    }

    @Override
    public String words(int index) {
        if (isEven()) {
            return "no touch holds a position that the model pays: " + new Even(held.length).words(index);
        }
        if (!isHolder[index]) {
            return rest == 0
                    ? "it holds no position that the model pays"
                    : percent(rest) + to(others, "other touch", "other touches") + of();
        }
        List<String> terms = new ArrayList<>();
        shape.shares().forEach((position, share) -> {
            if (journey.holder(position).equals(OptionalInt.of(index))) {
                terms.add(percent(share) + " for " + name(position));
            }
        });
        if (leftover() != 0) {
            terms.add(percent(leftover()) + " that nobody holds,"
                    + to(holders, "touch that holds a position", "touches that hold a position"));
        }
        return String.join(" + ", terms) + of();
    }

    /** Whether there is nothing to go by, so that all touches get the same. */
    private boolean isEven() {
        return sharesLeftover() ? holders == 0 : total == 0;
    }

    private boolean sharesLeftover() {
        return shape.leftover() == Leftover.EVENLY;
    }

    /** What is missing from the whole and goes to the holders in equal parts. */
    private long leftover() {
        return sharesLeftover() ? WHOLE - total : 0;
    }

    /** In proportion, a share counts against what is held in all. */
    private String of() {
        return sharesLeftover() || total == WHOLE ? "" : ", of the " + percent(total) + " that are held";
    }

    private static String to(int touches, String one, String several) {
        return touches == 1 ? " for the only " + one : " evenly to " + touches + " " + several;
    }

    private static String percent(long tenThousandths) {
        BigDecimal percent = BigDecimal.valueOf(tenThousandths, DECIMALS);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    private static String name(Position position) {
        return switch (position) {
            case FIRST -> "the first touch";
            case LEAD_CREATION -> "the touch that created the lead";
            case OPPORTUNITY_CREATION -> "the touch that created the opportunity";
            case LAST -> "the last touch";
        };
    }
}
