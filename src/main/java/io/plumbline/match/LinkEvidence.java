package io.plumbline.match;

import io.plumbline.definitions.RecordMatching.MatchColumn;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What links are made of, in a form that needs the records no more: the levels of each, and the weight of each column in
 * tenths of a bit. Holds no value of any record. 8 bytes a link, and 2 for each column.
 */
public final class LinkEvidence implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int TENTHS = 10;

    private final short prior;
    private final String[] columns;
    /** By column and level. */
    private final String[][] levelNames;

    private final String[] swaps;
    private final long[] levels;
    /** By column and link. */
    private final short[][] weights;
    /** By swap: when exchanged. */
    private final short[] exchanged;

    LinkEvidence(Links links, List<MatchColumn> matched, Weights weights) {
        this.prior = tenths(weights.prior());
        this.columns = matched.stream().map(MatchColumn::name).toArray(String[]::new);
        this.levelNames = matched.stream().map(LinkEvidence::levelNames).toArray(String[][]::new);
        this.swaps = weights.swaps().stream()
                .map(swap -> columns[swap.first()] + " and " + columns[swap.second()])
                .toArray(String[]::new);
        this.levels = IntStream.range(0, links.size()).mapToLong(links::levels).toArray();
        this.weights = new short[columns.length][links.size()];
        for (int column = 0; column < columns.length; column++) {
            for (int link = 0; link < levels.length; link++) {
                this.weights[column][link] = tenths(weights.of(levels[link], column, links.one(link)));
            }
        }
        this.exchanged = new short[swaps.length];
        for (int swap = 0; swap < swaps.length; swap++) {
            exchanged[swap] = tenths(weights.ofSwapped(swap));
        }
    }

    /** What was known beforehand, then what each known column adds, in bits: {@code prior -17.9, surname equal +9.3}. */
    public String of(int link) {
        StringBuilder text = new StringBuilder("prior ").append(bits(prior));
        for (int column = 0; column < columns.length; column++) {
            int level = Levels.of(levels[link], column);
            if (level != Comparison.UNKNOWN) {
                append(text, columns[column], levelNames[column][level], weights[column][link]);
            }
        }
        for (int swap = 0; swap < swaps.length; swap++) {
            if (Levels.isSwapped(levels[link], swap)) {
                append(text, swaps[swap], "exchanged", exchanged[swap]);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String column, String level, short weight) {
        text.append(", ").append(column).append(' ').append(level).append(' ').append(bits(weight));
    }

    private static String[] levelNames(MatchColumn column) {
        int unlike = column.kind().levels().size() + 1;
        return IntStream.rangeClosed(Comparison.UNKNOWN, unlike)
                .mapToObj(level -> LevelNames.of(column.kind(), level))
                .toArray(String[]::new);
    }

    private static short tenths(double bits) {
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(bits * TENTHS)));
    }

    private static String bits(short tenths) {
        int size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "+") + size / TENTHS + "." + size % TENTHS;
    }
}
