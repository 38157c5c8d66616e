package io.plumbline.match.check;

import io.plumbline.match.Clusters;
import io.plumbline.match.Links;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares links and clusters with what is known. */
final class Score {
    private final KnownRecords known;
    private final boolean isAcrossSources;
    private final long all;

    Score(KnownRecords known, boolean isAcrossSources) {
        this.known = known;
        this.isAcrossSources = isAcrossSources;
        this.all = pairs(groups(record -> known.people()[record]));
    }

    /** The best over all thresholds. */
    Rate bestOfLinks(Links links) {
        List<Integer> heaviestFirst = IntStream.range(0, links.size())
                .boxed()
                .sorted(Comparator.comparingDouble(link -> -links.weight(link)))
                .toList();
        Rate best = new Rate(0, 0, all);
        long right = 0;
        for (int i = 0; i < heaviestFirst.size(); i++) {
            int link = heaviestFirst.get(i);
            right += known.areOne(links.one(link), links.other(link)) ? 1 : 0;
            boolean isLastOfWeight =
                    i + 1 == heaviestFirst.size() || links.weight(heaviestFirst.get(i + 1)) < links.weight(link);
            Rate rate = new Rate(i + 1, right, all);
            best = isLastOfWeight && rate.f1() > best.f1() ? rate : best;
        }
        return best;
    }

    Rate ofLinks(Links links, double probability) {
        int[] found = IntStream.range(0, links.size())
                .filter(link -> links.probability(link) >= probability)
                .toArray();
        long right = IntStream.of(found)
                .filter(link -> known.areOne(links.one(link), links.other(link)))
                .count();
        return new Rate(found.length, right, all);
    }

    /** Of the pairs that the clusters make one person, linked or not. */
    Rate ofClusters(Clusters clusters) {
        Collection<List<Integer>> groups = groups(clusters::of);
        long right = 0;
        for (List<Integer> group : groups) {
            for (List<Integer> person : groupsOf(group)) {
                right += pairs(List.of(person));
            }
        }
        return new Rate(pairs(groups), right, all);
    }

    /** Records that belong to the person who has most records in their cluster, as a part of all records. */
    double purity(Clusters clusters) {
        long inPlace = 0;
        for (List<Integer> group : groups(clusters::of)) {
            inPlace += groupsOf(group).stream().mapToInt(List::size).max().orElse(0);
        }
        return known.table().size() == 0 ? 1 : (double) inPlace / known.table().size();
    }

    private Collection<List<Integer>> groupsOf(List<Integer> records) {
        Map<String, List<Integer>> byPerson = new HashMap<>();
        records.forEach(record -> byPerson.computeIfAbsent(known.people()[record], first -> new ArrayList<>())
                .add(record));
        return byPerson.values();
    }

    private <K> Collection<List<Integer>> groups(java.util.function.IntFunction<K> key) {
        Map<K, List<Integer>> groups = new HashMap<>();
        for (int record = 0; record < known.table().size(); record++) {
            groups.computeIfAbsent(key.apply(record), first -> new ArrayList<>())
                    .add(record);
        }
        return groups.values();
    }

    private long pairs(Collection<List<Integer>> groups) {
        long pairs = 0;
        for (List<Integer> group : groups) {
            long size = group.size();
            pairs += size * (size - 1) / 2;
            if (isAcrossSources) {
                Map<String, Long> bySource = new HashMap<>();
                group.forEach(record -> bySource.merge(known.table().id(record).source(), 1L, Long::sum));
                pairs -= bySource.values().stream()
                        .mapToLong(count -> count * (count - 1) / 2)
                        .sum();
            }
        }
        return pairs;
    }
}
