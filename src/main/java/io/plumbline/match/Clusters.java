package io.plumbline.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which records are one person: links are taken from the heaviest down, and a link joins two groups only if the groups as a
 * whole are alike. So one wrong link cannot glue two people together: all other pairs between them speak against it. What is
 * certain beforehand is where the groups begin, and no link joins two who are known to be two.
 */
public final class Clusters {
    private final int[] clusters;
    private final Map<Integer, int[]> members = new HashMap<>();
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();
    private final Map<Long, Integer> refusedAtSize = new HashMap<>();
    private final List<Integer> refused = new ArrayList<>();

    private Clusters(KnownPeople known) {
        clusters = new int[known.size()];
        int[] sizes = new int[clusters.length];
        for (int record = 0; record < clusters.length; record++) {
            clusters[record] = known.of(record);
            sizes[clusters[record]]++;
            if (!known.apartFrom(record).isEmpty()) {
                apart.put(record, new TreeSet<>(known.apartFrom(record)));
            }
        }
        int[] filled = new int[clusters.length];
        for (int record = 0; record < clusters.length; record++) {
            int person = clusters[record];
            if (sizes[person] > 1) {
                members.computeIfAbsent(person, first -> new int[sizes[first]])[filled[person]++] = record;
            }
        }
    }

    /** @param heaviestFirst numbers of the links that may join */
    static Clusters of(KnownPeople known, int[] heaviestFirst, Links links, Likeness likeness) {
        Clusters clusters = new Clusters(known);
        for (int link : heaviestFirst) {
            clusters.join(link, links.one(link), links.other(link), likeness);
        }
        return clusters;
    }

    /** The number of the record's cluster: that of the lowest record in it. */
    public int of(int record) {
        return clusters[record];
    }

    /** Whether the clusters of two records hold two who are known to be two. */
    public boolean areApart(int one, int other) {
        return apart.getOrDefault(clusters[one], Set.of()).contains(clusters[other]);
    }

    /** Numbers of the links that joined nothing: the groups that they connect are not alike, or known to be two. */
    public List<Integer> refused() {
        return List.copyOf(refused);
    }

    private void join(int link, int left, int right, Likeness likeness) {
        int one = Math.min(clusters[left], clusters[right]);
        int other = Math.max(clusters[left], clusters[right]);
        if (one == other) {
            return;
        }
        int[] ones = members.getOrDefault(one, new int[] {one});
        int[] others = members.getOrDefault(other, new int[] {other});
        long groups = Links.pair(one, other);
        int size = ones.length + others.length;
        // Asked before of the same two groups: while neither has grown, the answer is the same.
        boolean isKnown = refusedAtSize.getOrDefault(groups, 0) == size;
        if (isKnown || areApart(left, right) || !likeness.mayBeOne(ones, others)) {
            refusedAtSize.put(groups, size);
            refused.add(link);
            return;
        }
        int[] joined = Arrays.copyOf(ones, size);
        System.arraycopy(others, 0, joined, ones.length, others.length);
        Arrays.sort(joined);
        members.remove(other);
        members.put(one, joined);
        for (int record : others) {
            clusters[record] = one;
        }
        inherit(one, other);
    }

    /** Who is not the one is not the other either, now that they are one. */
    private void inherit(int one, int other) {
        Set<Integer> strangers = apart.getOrDefault(other, Set.of());
        apart.remove(other);
        for (int stranger : strangers) {
            Set<Integer> apartFromStranger = apart.computeIfAbsent(stranger, person -> new TreeSet<>());
            apartFromStranger.remove(other);
            apartFromStranger.add(one);
            apart.computeIfAbsent(one, person -> new TreeSet<>()).add(stranger);
        }
    }
}
