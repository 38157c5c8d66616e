package io.plumbline.match;

import java.util.function.DoubleUnaryOperator;

/** Plumbline and DuckDB doing the same work in turns. The first turn of each is told and not counted. */
public final class Turns {
    private final Median here = new Median();
    private final Median there = new Median();

    /**
     * @param what names the figure that is told of each turn
     * @param figure makes it of processor seconds
     */
    public Turns(int counted, Median.Work ours, Median.Work theirs, String what, DoubleUnaryOperator figure)
            throws Exception {
        for (int turn = 0; turn <= counted; turn++) {
            boolean isFirst = turn == 0;
            double ourSeconds = (isFirst ? new Median() : here).time(ours);
            double theirSeconds = (isFirst ? new Median() : there).time(theirs);
            System.out.printf(
                    "%s: %.2f here, %.2f DuckDB%s%n",
                    what,
                    figure.applyAsDouble(ourSeconds),
                    figure.applyAsDouble(theirSeconds),
                    isFirst ? " (the first time, not counted)" : "");
        }
    }

    /** Plumbline's processor seconds. */
    public double here() {
        return here.seconds();
    }

    /** DuckDB's processor seconds. */
    public double there() {
        return there.seconds();
    }
}
