package io.plumbline.standardize;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deliveries that have to be looked at because new ones came. If all of those are newer than all others, what is known
 * stays, and the others back to the last full delivery that is believed show all records that there were; a late one changes
 * what followed it, so that all is told anew.
 *
 * @param deliveries by (at, id); none when nothing new came
 * @param knownUpTo the instant up to which what is known stays; empty when all is told anew
 */
record OpenDeliveries(List<DatedDelivery> deliveries, Optional<Instant> knownUpTo) {
    OpenDeliveries {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * What to look at.
     *
     * @param all from the first full one on
     * @param newIds the deliveries of which nobody was told yet; empty when that is not known
     * @param believed full deliveries that are known to be believed
     */
    static OpenDeliveries of(List<DatedDelivery> all, Optional<Set<String>> newIds, List<Instant> believed) {
        List<DatedDelivery> news = all.stream()
                .filter(delivery ->
                        newIds.map(ids -> ids.contains(delivery.id())).orElse(true))
                .toList();
        Optional<Instant> newestKnown = all.stream()
                .filter(delivery -> !news.contains(delivery))
                .map(DatedDelivery::at)
                .max(Comparator.naturalOrder());
        if (news.isEmpty()) {
            return new OpenDeliveries(List.of(), newestKnown);
        }
        Optional<Instant> lastBelieved = newestKnown
                .filter(known ->
                        news.stream().allMatch(delivery -> delivery.at().isAfter(known)))
                .flatMap(known ->
                        believed.stream().filter(at -> !at.isAfter(known)).max(Comparator.naturalOrder()));
        return lastBelieved
                .map(last -> new OpenDeliveries(
                        all.stream()
                                .filter(delivery -> !delivery.at().isBefore(last))
                                .toList(),
                        newestKnown))
                .orElseGet(() -> new OpenDeliveries(all, Optional.empty()));
    }

    boolean isNothing() {
        return deliveries.isEmpty();
    }

    /** Their SHA-256. */
    Object[] ids() {
        return deliveries.stream().map(DatedDelivery::id).distinct().toArray();
    }
}
