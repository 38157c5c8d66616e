package io.plumbline.match;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Scores all candidate pairs, on all cores. */
final class Linking {
    private final Candidates candidates;
    private final RecordTable records;
    private final PairLevels levels;
    private final Weights weights;
    private final double least;

    private Linking(Candidates candidates, RecordTable records, PairLevels levels, Weights weights, double least) {
        this.candidates = candidates;
        this.records = records;
        this.levels = levels;
        this.weights = weights;
        this.least = least;
    }

    /** @param probability of a link that is just worth writing down */
    static Links of(
            Candidates candidates, RecordTable records, PairLevels levels, Weights weights, double probability) {
        return new Linking(candidates, records, levels, weights, Weights.weight(probability)).links();
    }

    private Links links() {
        long[][] found = IntStream.range(0, Candidates.PARTS)
                .parallel()
                .mapToObj(this::enough)
                .toArray(long[][]::new);
        return Links.of(Arrays.stream(found).flatMapToLong(LongStream::of).toArray(), levels, weights);
    }

    private long[] enough(int part) {
        PairScorer scorer = new PairScorer(records, weights, levels, least);
        PairBuffer enough = new PairBuffer();
        candidates.forEachPair(part, (one, other) -> {
            if (scorer.isEnough(one, other)) {
                enough.add(one, other);
            }
        });
        return enough.pairs();
    }
}
