package io.plumbline.reconcile;

import io.plumbline.match.Clusters;
import io.plumbline.match.KnownPeople;
import io.plumbline.match.LinkEvidence;
import io.plumbline.match.Links;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code silver.person_match}, in primitive arrays until somebody asks for them: about 50 bytes each. */
final class MatchedPairs implements Serializable {
    static final StructType ROW = StructType.fromDDL("left_record_key BIGINT, right_record_key BIGINT,"
            + " left_known_key BIGINT, right_known_key BIGINT, probability DECIMAL(5,4), weight DECIMAL(6,1),"
            + " distance DECIMAL(6,1), is_link BOOLEAN, outcome STRING, records BIGINT, evidence STRING");

    private static final long serialVersionUID = 1L;

    private final long[] keys;
    private final int[] people;
    private final int[] sizes;
    private final int[] ones;
    private final int[] others;
    private final double[] probabilities;
    private final double[] weights;
    private final double[] distances;
    private final Outcome[] outcomes;
    private final LinkEvidence evidence;

    /** What becomes of a pair; tables name it in lower case. */
    enum Outcome {
        /** Exact evidence says already that they are one. */
        KNOWN,
        /** They are one from now on. */
        LINKED,
        /** They would be one if the night linked. */
        PROPOSED,
        /** Likely enough, but the people to whom they belong are not alike as a whole. */
        REFUSED,
        /** Somebody decided that the people to whom they belong are two. */
        KEPT_APART,
        /** Not likely enough. */
        POSSIBLE;

        String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isLink() {
            return this == LINKED || this == PROPOSED;
        }
    }

    /**
     * @param keys of the records, by number
     * @param link the least probability of a link
     * @param joined what becomes of pairs that the clusters make one
     */
    MatchedPairs(
            long[] keys,
            KnownPeople known,
            Links links,
            Clusters clusters,
            LinkEvidence evidence,
            double link,
            Outcome joined) {
        this.keys = keys;
        this.evidence = evidence;
        this.people = new int[keys.length];
        this.sizes = new int[keys.length];
        for (int record = 0; record < keys.length; record++) {
            people[record] = known.of(record);
            sizes[people[record]]++;
        }
        int size = links.size();
        this.ones = new int[size];
        this.others = new int[size];
        this.probabilities = new double[size];
        this.weights = new double[size];
        this.distances = new double[size];
        this.outcomes = new Outcome[size];
        for (int pair = 0; pair < size; pair++) {
            ones[pair] = links.one(pair);
            others[pair] = links.other(pair);
            probabilities[pair] = links.probability(pair);
            weights[pair] = links.weight(pair);
            distances[pair] = links.distance(pair, link);
            outcomes[pair] = outcome(ones[pair], others[pair], probabilities[pair] >= link, clusters, joined);
        }
    }

    private Outcome outcome(int one, int other, boolean isLikely, Clusters clusters, Outcome joined) {
        if (people[one] == people[other]) {
            return Outcome.KNOWN;
        } else if (clusters.areApart(one, other)) {
            return Outcome.KEPT_APART;
        } else if (!isLikely) {
            return Outcome.POSSIBLE;
        }
        return clusters.of(one) == clusters.of(other) ? joined : Outcome.REFUSED;
    }

    int size() {
        return ones.length;
    }

    Row row(int pair) {
        int one = ones[pair];
        int other = others[pair];
        Outcome outcome = outcomes[pair];
        long records =
                people[one] == people[other] ? sizes[people[one]] : (long) sizes[people[one]] + sizes[people[other]];
        return RowFactory.create(
                keys[one],
                keys[other],
                keys[people[one]],
                keys[people[other]],
                // Down, so that what is below a border never looks as if it reached it.
                new BigDecimal(probabilities[pair]).setScale(4, RoundingMode.DOWN),
                bits(weights[pair]),
                bits(distances[pair]),
                outcome.isLink(),
                outcome.sqlName(),
                records,
                evidence.of(pair));
    }

    private static BigDecimal bits(double bits) {
        return new BigDecimal(bits).setScale(1, RoundingMode.HALF_EVEN);
    }
}
