package io.plumbline.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.RecordMatching.InNight;
import io.plumbline.match.KnownPeople;
import io.plumbline.match.Links;
import io.plumbline.match.Matcher;
import io.plumbline.match.RecordTable;
import io.plumbline.reconcile.MatchedPairs.Outcome;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Makes {@code silver.person_match}: records that no id connects and that are likely one person all the same. Exact evidence
 * comes first: records that it makes one are one from the start, and a link joins their people only if these are alike as a
 * whole and nobody decided that they are two.
 *
 * <p>All records are compared anew whenever one changed, because what a likeness says is learned from all of them.
 */
final class PersonMatches {
    private final Loaded loaded;

    PersonMatches(Loaded loaded) {
        this.loaded = loaded;
    }

    /** A table without rows, for a night that does not look. */
    static Dataset<Row> none(SparkSession spark) {
        return spark.createDataFrame(List.<Row>of(), MatchedPairs.ROW);
    }

    /** The inputs are the silver tables of the same names. */
    Dataset<Row> table(Dataset<Row> personRecord, Dataset<Row> personEdge, Dataset<Row> personDecision) {
        SparkSession spark = personRecord.sparkSession();
        if (loaded.matching().inNight() == InNight.OFF) {
            return none(spark);
        }
        MatchedPairs pairs = pairs(new MatchableRecords(personRecord), personEdge, personDecision);
        Broadcast<MatchedPairs> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(pairs);
        MapFunction<Long, Row> row = pair -> shared.value().row(pair.intValue());
        return spark.range(pairs.size()).map(row, Encoders.row(MatchedPairs.ROW));
    }

    /** What a night that links takes from such a table as its weakest evidence. */
    static Dataset<Row> edges(Dataset<Row> personMatch) {
        return personMatch
                .where(col("outcome").equalTo(Outcome.LINKED.sqlName()))
                .select(
                        col("left_record_key"),
                        col("right_record_key"),
                        lit(Rule.MATCHED.sqlName()).as("rule"));
    }

    private MatchedPairs pairs(MatchableRecords records, Dataset<Row> personEdge, Dataset<Row> personDecision) {
        RecordTable table = records.table(loaded);
        long[] keys = records.keys(table);
        KnownPeople known = known(keys, personEdge, PersonDecisions.keptApart(personDecision));
        Matcher matcher = new Matcher(table, loaded.matching(), loaded.kinds());
        Links links = matcher.links();
        boolean isLinking = loaded.matching().inNight() == InNight.LINK;
        return new MatchedPairs(
                keys,
                known,
                links,
                matcher.clusters(links, known),
                matcher.evidence(links),
                loaded.kinds().link(),
                isLinking ? Outcome.LINKED : Outcome.PROPOSED);
    }

    /** What exact evidence and decisions say of the records; a decision about a record that is not compared is about its person. */
    private static KnownPeople known(long[] keys, Dataset<Row> personEdge, List<KeptApart> keptApart) {
        ConnectedComponents components =
                new Separation(Evidence.read(Evidence.uncontradicted(personEdge))).components(keptApart);
        LongIndex persons = new LongIndex();
        int[] lowest = new int[keys.length];
        int[] people = new int[keys.length];
        for (int record = 0; record < keys.length; record++) {
            int before = persons.size();
            int person = persons.add(components.component(keys[record]));
            if (person == before) {
                lowest[person] = record;
            }
            people[record] = lowest[person];
        }
        KnownPeople known = KnownPeople.of(people);
        for (KeptApart pair : keptApart) {
            int one = persons.find(components.component(pair.one()));
            int other = persons.find(components.component(pair.other()));
            if (one >= 0 && other >= 0) {
                known.keepApart(lowest[one], lowest[other]);
            }
        }
        return known;
    }
}
