package io.plumbline.definitions;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What holds for every matching: {@code conf/matching/kinds.conf} and {@code conf/matching/nicknames.conf}.
 *
 * @param link pairs at or above this probability are one person
 * @param keep pairs below this probability are not written down at all
 * @param group two groups of records are one person if the average pair between them has at least this probability
 * @param newcomer the same where one of the groups is a single record
 * @param largestBlock records; of a larger block only near neighbours are compared
 * @param window records; what a near neighbour in a block that is too large is
 * @param trainingPairs at most so many pairs teach the weights
 * @param nothing texts that people write to say nothing
 * @param nicknames forms of one name, a set for each name
 */
public record MatchingKinds(
        double link,
        double keep,
        double group,
        double newcomer,
        int largestBlock,
        int window,
        int trainingPairs,
        Set<String> nothing,
        Map<String, ValueKind> kinds,
        List<Set<String>> nicknames) {
    public MatchingKinds {
        nothing = Set.copyOf(nothing);
        kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
        nicknames = nicknames.stream().map(Set::copyOf).toList();
    }
}
