package io.plumbline.match.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A family of public sets of records of which it is known who is who.
 *
 * @param name also the name of the file in {@code checks/matching/sets} that maps its columns
 * @param files those that lie in the folder of public data, relative to it
 * @param truth the column that tells who a record is, or the record's id, of which {@code person} is taken
 * @param person picks the person out of the truth
 * @param leastF1 the goal, best over thresholds
 * @param leastPrecision the goal, at the configured threshold
 */
record KnownSet(
        String name,
        List<String> files,
        String id,
        String truth,
        Pattern person,
        double leastF1,
        double leastPrecision) {
    private static final Pattern WHOLE = Pattern.compile("(.*)");
    private static final Pattern NUMBER_IN_ID = Pattern.compile("rec-(\\d+)-.*");

    static final List<KnownSet> ALL = List.of(
            new KnownSet("fake", List.of("match_splink/fake_1000.csv"), "unique_id", "cluster", WHOLE, 0.93, 0.99),
            new KnownSet(
                    "febrl_one_list",
                    List.of("match_febrl/dataset1.csv"),
                    "rec_id",
                    "rec_id",
                    NUMBER_IN_ID,
                    0.99,
                    0.99),
            new KnownSet(
                    "febrl_two_lists",
                    List.of("match_febrl/dataset4a.csv", "match_febrl/dataset4b.csv"),
                    "rec_id",
                    "rec_id",
                    NUMBER_IN_ID,
                    0.9998,
                    0.999),
            new KnownSet("rldata", List.of("match_rldata/RLdata500.csv"), "rec_id", "true_id", WHOLE, 0.98, 0.99));

    String person(String text) {
        Matcher matcher = person.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ": \"" + text + "\" does not tell whose record it is");
        }
        return matcher.group(1);
    }
}
