package io.plumbline.attribute;

import io.plumbline.attribute.CreditExplanation.Line;
import io.plumbline.attribute.CreditExplanation.Milestone;
import io.plumbline.attribute.CreditExplanation.Place;
import io.plumbline.attribute.OpportunityJourneys.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts computed credits into the words of the dimensions. */
final class ToldMilestones {
    private static final int WEIGHT_SCALE = 6;
    private static final int AMOUNT_SCALE = 4;
    private static final String UNKNOWN = "(unknown)";

    private final Map<Long, Place> places;
    private final Map<Long, String> people;

    private ToldMilestones(Map<Long, Place> places, Map<Long, String> people) {
        this.places = places;
        this.people = people;
    }

    /** A milestone and all that the models say of it. */
    record Explained(Story story, List<ExplainedCredit> credits) {}

    static List<Milestone> of(List<Explained> milestones, TouchPlaces delivered) {
        List<Touch> touches = milestones.stream()
                .flatMap(milestone -> touches(milestone).stream())
                .toList();
        List<Long> people = milestones.stream()
                .map(milestone -> milestone.story().people())
                .flatMap(Collection::stream)
                .toList();
        ToldMilestones told = new ToldMilestones(delivered.of(touches), delivered.people(people));
        return milestones.stream().map(told::milestone).toList();
    }

    private static List<Touch> touches(Explained milestone) {
        return milestone.credits().stream()
                .map(ExplainedCredit::touch)
                .filter(touch -> !touch.equals(Touch.NONE))
                .distinct()
                .sorted(Touch.ORDER)
                .toList();
    }

    private Milestone milestone(Explained explained) {
        Story story = explained.story();
        Conversion conversion = story.conversion();
        return new Milestone(
                story.name(),
                instant(conversion.milestones().convertedAt()),
                amount(conversion, conversion.amount().orElse(0)),
                basis(conversion.basis()),
                story.people().stream()
                        .map(key -> people.getOrDefault(key, UNKNOWN))
                        .sorted()
                        .toList(),
                touches(explained).stream()
                        .flatMap(touch -> Stream.ofNullable(places.get(touch.key())))
                        .toList(),
                explained.credits().stream()
                        .map(credit -> line(credit, conversion))
                        .collect(Collectors.toUnmodifiableList()));
    }

    private Line line(ExplainedCredit explained, Conversion conversion) {
        return new Line(
                explained.model(),
                explained.verdict(),
                Optional.ofNullable(places.get(explained.touch().key())),
                explained.position(),
                BigDecimal.valueOf(explained.credit().map(Credit::millionths).orElse(0L), WEIGHT_SCALE),
                amount(conversion, explained.credit().map(Credit::amount).orElse(0L)),
                explained.why());
    }

    private static Optional<BigDecimal> amount(Conversion conversion, long tenThousandths) {
        return conversion.amount().isPresent()
                ? Optional.of(BigDecimal.valueOf(tenThousandths, AMOUNT_SCALE))
                : Optional.empty();
    }

    private static Instant instant(long micros) {
        return ChronoUnit.MICROS.addTo(Instant.EPOCH, micros);
    }

    private static String basis(String basis) {
        return switch (basis) {
            case "contact_roles" -> "they hold a contact role at the opportunity";
            case "account" -> "they belong to its account, and nobody holds a contact role";
            case "none" -> "nobody holds a contact role, and nobody is known at its account";
            default -> basis;
        };
    }
}
