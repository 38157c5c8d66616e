package io.plumbline.land;

import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between the columns of two files that one contract reads. Names of one column in other words or languages, as
 * far as the contract knows them, are no difference.
 *
 * @param added headers that the contract does not name, as delivered
 * @param removed headers of the earlier file, as delivered, by the contract's name for them or else by themselves
 * @param renamed headers of the later file by the contract's column that they seem to be
 */
record ColumnChanges(
        List<String> added, Map<String, String> removed, Map<PlannedColumn, String> renamed, boolean isReordered) {
    static ColumnChanges between(ReadPlan plan, List<String> before, List<String> now) {
        Map<String, String> was = byIdentity(plan, before);
        Map<String, String> is = byIdentity(plan, now);
        Map<String, String> removed = new LinkedHashMap<>(was);
        removed.keySet().removeAll(is.keySet());
        Map<String, String> added = new LinkedHashMap<>(is);
        added.keySet().removeAll(was.keySet());
        boolean isReordered = !common(was, is).equals(common(is, was));
        // A column of the contract that comes for the first time is what the contract expects.
        added.keySet().removeIf(name -> column(plan, name).isPresent());
        Map<PlannedColumn, String> renamed = renamed(plan, before, now, removed, added);
        return new ColumnChanges(List.copyOf(added.values()), removed, renamed, isReordered);
    }

    /** Takes what was renamed out of what was removed and added. */
    private static Map<PlannedColumn, String> renamed(
            ReadPlan plan,
            List<String> before,
            List<String> now,
            Map<String, String> removed,
            Map<String, String> added) {
        Map<PlannedColumn, String> renamed = new LinkedHashMap<>();
        for (String name : List.copyOf(removed.keySet())) {
            column(plan, name)
                    .ifPresent(column -> new NearestHeader(added.keySet())
                            .to(column.headers())
                            .or(() -> inItsPlace(before, now, removed, added))
                            .ifPresent(other -> {
                                renamed.put(column, added.getOrDefault(other, other));
                                removed.remove(name);
                                added.remove(other);
                            }));
        }
        return renamed;
    }

    /** The only new column, if it stands where the only old one stood and all others stand where they did. */
    private static Optional<String> inItsPlace(
            List<String> before, List<String> now, Map<String, String> removed, Map<String, String> added) {
        if (removed.size() != 1 || added.size() != 1 || before.size() != now.size()) {
            return Optional.empty();
        }
        int place = before.indexOf(List.copyOf(removed.values()).get(0));
        List<String> replaced = new ArrayList<>(before);
        replaced.set(place, List.copyOf(added.values()).get(0));
        return replaced.equals(now) ? Optional.of(List.copyOf(added.keySet()).get(0)) : Optional.empty();
    }

    private static List<String> common(Map<String, String> names, Map<String, String> others) {
        return names.keySet().stream().filter(others::containsKey).toList();
    }

    /** Headers as delivered by the contract's name for their column, or else by themselves. */
    private static Map<String, String> byIdentity(ReadPlan plan, List<String> headers) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String header : headers) {
            String normal = Headers.normal(header);
            if (!normal.isEmpty()) {
                String identity = plan.columns().stream()
                        .filter(column -> column.headers().contains(normal))
                        .findFirst()
                        .map(column -> KNOWN + column.name())
                        .orElse(normal);
                named.putIfAbsent(identity, header.strip());
            }
        }
        return named;
    }

    /** Stands before the contract's own names, so that a vendor's header cannot be taken for one. */
    private static final String KNOWN = "\n";

    private static Optional<PlannedColumn> column(ReadPlan plan, String identity) {
        return plan.columns().stream()
                .filter(column -> identity.equals(KNOWN + column.name()))
                .findFirst();
    }

    /** The contract's column behind a removed name, if it has one. */
    static Optional<PlannedColumn> columnOf(ReadPlan plan, String removed) {
        return column(plan, removed);
    }
}
