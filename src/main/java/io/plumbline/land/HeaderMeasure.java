package io.plumbline.land;

import io.plumbline.land.ReadPlan.PlannedColumn;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What makes a record the header of a table that the contract reads, or of one that it does not. */
final class HeaderMeasure {
    /** A single name may be a word of the data: a second header is believed for two. */
    private static final int LEAST_LATER_MATCHES = 2;

    private final ReadPlan plan;
    private final Set<String> known;
    private final List<Pattern> others;

    HeaderMeasure(ReadPlan plan) {
        this.plan = plan;
        this.known = plan.columns().stream().flatMap(c -> c.headers().stream()).collect(Collectors.toSet());
        this.others = plan.table().otherHeaders().stream().map(Pattern::compile).toList();
    }

    /** How many of the contract's headers the first header of a file must hold. */
    int needed() {
        return Math.max(1, Math.min(plan.table().minHeaderMatches(), known.size()));
    }

    /** How many of the contract's headers a record holds. */
    int matches(Collection<String> cells) {
        return (int) cells.stream()
                .map(Headers::normal)
                .filter(known::contains)
                .distinct()
                .count();
    }

    /** The header cells that the contract knows. */
    List<String> known(List<String> cells) {
        return cells.stream()
                .filter(cell -> known.contains(Headers.normal(cell)))
                .map(String::strip)
                .toList();
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }

    /** Whether a record is the header of a table that the contract does not read. */
    boolean isOther(String joinedCells) {
        return others.stream().anyMatch(other -> other.matcher(joinedCells).matches());
    }

    boolean isComment(String firstCell) {
        return !plan.table().comment().isEmpty()
                && firstCell.startsWith(plan.table().comment());
    }

    /**
     * Whether a record below the header is a header again, though perhaps of other columns in another order: it holds enough
     * of the contract's headers, all required ones, and more names than other texts.
     */
    boolean isLaterHeader(List<String> cells, Collection<String> seenNames) {
        Set<String> names = new HashSet<>();
        int filled = 0;
        int named = 0;
        for (String cell : cells) {
            String name = Headers.normal(cell);
            if (!name.isEmpty()) {
                names.add(name);
                filled++;
                named += known.contains(name) || seenNames.contains(name) ? 1 : 0;
            }
        }
        long matches = names.stream().filter(known::contains).count();
        return matches >= Math.max(needed(), LEAST_LATER_MATCHES) && 2 * named > filled && holdsRequired(names);
    }

    private boolean holdsRequired(Set<String> names) {
        return plan.columns().stream()
                .filter(column -> column.required() && !column.headers().isEmpty())
                .allMatch(column -> column.headers().stream().anyMatch(names::contains));
    }

    /** Why a later header cannot be read, or "". */
    String damage(List<String> cells) {
        List<String> names = cells.stream().map(Headers::normal).toList();
        for (PlannedColumn column : plan.columns()) {
            for (String header : column.headers()) {
                if (!column.repeated() && Headers.positions(names, header).length > 1) {
                    return "the header above it names the column %s more than once".formatted(column.name());
                }
            }
        }
        return "";
    }

    /** All that {@link #isName} takes for a name. */
    Set<String> names(Collection<String> seenNames) {
        Set<String> all = new HashSet<>(known);
        all.addAll(seenNames);
        return all;
    }

    boolean isName(String cell, Collection<String> seenNames) {
        String name = Headers.normal(cell);
        return known.contains(name) || seenNames.contains(name);
    }
}
