package io.plumbline.match;

import io.plumbline.definitions.MatchingKinds;
import io.plumbline.definitions.RecordMatching;
import io.plumbline.definitions.RecordMatching.BlockingKey;
import io.plumbline.definitions.RecordMatching.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Learns from a table of records what makes two of them one person, and finds the pairs and groups that are. */
public final class Matcher {
    private final RecordTable records;
    private final RecordMatching matching;
    private final MatchingKinds kinds;
    private final PairLevels levels;
    private final Candidates candidates;
    private final TrainingPairs pairs;
    private final Weights weights;

    public Matcher(RecordTable records, RecordMatching matching, MatchingKinds kinds) {
        this.records = records;
        this.matching = matching;
        this.kinds = kinds;
        this.levels = new PairLevels(records, matching, kinds);
        this.candidates = new Candidates(records, matching, kinds);
        this.pairs = TrainingPairs.of(candidates, levels, kinds.trainingPairs());
        Population population = new Population(records, matching, levels, kinds.trainingPairs());
        this.weights = new Training(records, matching, pairs, population).learn();
    }

    /** Pairs that share a block. */
    public long candidatePairs() {
        return pairs.candidates();
    }

    public List<BlockReport> blocks() {
        List<BlockReport> reports = new ArrayList<>();
        for (int rule = 0; rule < candidates.rules().size(); rule++) {
            Blocks blocks = candidates.rules().get(rule);
            String keys = matching.blocking().get(rule).stream().map(this::name).collect(Collectors.joining(", "));
            reports.add(new BlockReport(keys, blocks.size(), blocks.largest(), blocks.pairsGivenUp()));
        }
        return reports;
    }

    /** All pairs that are worth writing down, in the order of their records. */
    public Links links() {
        return Linking.of(candidates, records, levels, weights, kinds.keep());
    }

    /** The people, by links at or above the configured probability. */
    public Clusters clusters(Links links) {
        return clusters(links, kinds.link());
    }

    /** @param probability of the weakest link that may join two records */
    public Clusters clusters(Links links, double probability) {
        return clusters(links, probability, KnownPeople.none(records.size()));
    }

    /** The people, by links at or above the configured probability and by what is certain without them. */
    public Clusters clusters(Links links, KnownPeople known) {
        return clusters(links, kinds.link(), known);
    }

    private Clusters clusters(Links links, double probability, KnownPeople known) {
        Likeness likeness = new Likeness(records, matching, kinds, levels, weights);
        return Clusters.of(known, links.heaviestFirst(probability), links, likeness);
    }

    /** Why two records are, or are not, one person; they need not share a block. */
    public Evidence evidence(int one, int other) {
        return new Explanation(records, matching, levels, weights).of(Math.min(one, other), Math.max(one, other));
    }

    /** The same of many pairs at once, without their values. */
    public LinkEvidence evidence(Links links) {
        return new LinkEvidence(links, matching.columns(), weights);
    }

    private String name(BlockingKey key) {
        String column = matching.columns().get(key.column()).name();
        return key.form() == Form.WHOLE
                ? column
                : column + "." + key.form().name().toLowerCase(Locale.ROOT);
    }
}
