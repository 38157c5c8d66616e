package io.plumbline.land;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The header of a file that is spelled most like one that the contract knows; names are normalised on both sides. */
final class NearestHeader {
    private final Collection<String> candidates;

    NearestHeader(Collection<String> candidates) {
        this.candidates = candidates;
    }

    private record Near(String name, int edits) {}

    /** @param wanted all names that the contract knows for one column */
    Optional<String> to(List<String> wanted) {
        return wanted.stream()
                .flatMap(name -> to(name).stream())
                .min(Comparator.comparingInt(Near::edits).thenComparing(Near::name))
                .map(Near::name);
    }

    private Optional<Near> to(String wanted) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, wanted.length() / 3));
        return candidates.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> new Near(name, distance.apply(wanted, name)))
                .filter(near -> near.edits() >= 0)
                .min(Comparator.comparingInt(Near::edits).thenComparing(Near::name));
    }
}
