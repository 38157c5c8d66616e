package io.plumbline.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which records are one person: links are taken from the heaviest down, and a link joins two groups only if the groups as a
 * whole are alike. So one wrong link cannot glue two people together: all other pairs between them speak against it.
 */
public final class Clusters {
    private final int[] clusters;
    private final Map<Integer, int[]> members = new HashMap<>();
    private final Map<Long, Integer> refusedAtSize = new HashMap<>();
    private final List<Integer> refused = new ArrayList<>();

    private Clusters(int records) {
        clusters = new int[records];
        Arrays.setAll(clusters, record -> record);
    }

    /** @param heaviestFirst numbers of the links that may join */
    static Clusters of(int records, int[] heaviestFirst, Links links, Likeness likeness) {
        Clusters clusters = new Clusters(records);
        for (int link : heaviestFirst) {
            clusters.join(link, links.one(link), links.other(link), likeness);
        }
        return clusters;
    }

    /** The number of the record's cluster: that of the lowest record in it. */
    public int of(int record) {
        return clusters[record];
    }

    /** Numbers of the links that joined nothing, because the groups that they connect are not alike. */
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
        if (isKnown || !likeness.mayBeOne(ones, others)) {
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
    }
}
