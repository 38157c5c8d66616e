package io.plumbline.match;

import io.plumbline.definitions.MatchingKinds;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.Pairs;
import java.util.List;
import java.util.stream.IntStream;

/** The pairs that share a block of at least one rule, each once: a pair belongs to the first rule that has it. */
final class Candidates {
    /** The work is cut into so many parts; what is found does not depend on it. */
    static final int PARTS = 64;

    private final RecordTable records;
    private final boolean isAcrossSources;
    private final List<Blocks> rules;

    Candidates(RecordTable records, RecordMatching matching, MatchingKinds kinds) {
        this.records = records;
        this.isAcrossSources = matching.pairs() == Pairs.ACROSS_SOURCES;
        BlockingKeys keys = new BlockingKeys(records, matching);
        this.rules = matching.blocking().stream()
                .map(rule -> new Blocks(keys.of(rule), records, kinds.largestBlock(), kinds.window()))
                .toList();
    }

    List<Blocks> rules() {
        return rules;
    }

    long count() {
        return IntStream.range(0, PARTS).parallel().mapToLong(this::count).sum();
    }

    private long count(int part) {
        long[] count = new long[1];
        forEachPair(part, (one, other) -> count[0]++);
        return count[0];
    }

    /** The pairs of every {@link #PARTS}th block; together the parts hold each pair once. */
    void forEachPair(int part, PairVisitor visitor) {
        for (int rule = 0; rule < rules.size(); rule++) {
            Blocks blocks = rules.get(rule);
            PairVisitor first = firstTimeOnly(rule, visitor);
            for (int block = part; block < blocks.size(); block += PARTS) {
                blocks.forEachPair(block, first);
            }
        }
    }

    void forEachPair(PairVisitor visitor) {
        for (int part = 0; part < PARTS; part++) {
            forEachPair(part, visitor);
        }
    }

    private PairVisitor firstTimeOnly(int rule, PairVisitor visitor) {
        return (one, other) -> {
            if (isAcrossSources && records.source(one) == records.source(other)) {
                return;
            }
            for (int earlier = 0; earlier < rule; earlier++) {
                if (rules.get(earlier).areTogether(one, other)) {
                    return;
                }
            }
            visitor.visit(one, other);
        };
    }
}
