package io.plumbline.attribute;

import io.plumbline.attribute.CreditExplanation.Verdict;
import io.plumbline.definitions.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one model says of one touch at one milestone, and why.
 *
 * @param touch the touch, or {@link Touch#NONE}
 * @param position place of the touch in the journey that the model saw, from 1; 0 for a touch that is not in it
 * @param credit what the night gives; empty where it gives nothing
 */
record ExplainedCredit(String model, Touch touch, Verdict verdict, int position, Optional<Credit> credit, String why) {

    private static final String OF_OTHERS =
            "its person is of the account, but holds no contact role at the opportunity";

    /**
     * All that the models say of a milestone, model by model, in the order of journeys.
     *
     * @param touches of its people, whenever they were
     * @param others touches of people who do not count; told of where they would count otherwise
     */
    static List<ExplainedCredit> of(Conversion conversion, List<Touch> touches, List<Touch> others, List<Rule> rules) {
        List<ExplainedCredit> explained = new ArrayList<>();
        for (Rule rule : rules) {
            addAll(rule, conversion, touches, explained);
            Journey.of(conversion.milestones(), others)
                    .within(rule.model().lookbackDays())
                    .touches()
                    .forEach(touch -> explained.add(excluded(rule, touch, OF_OTHERS)));
        }
        return explained;
    }

    private static void addAll(Rule rule, Conversion conversion, List<Touch> touches, List<ExplainedCredit> explained) {
        Journey journey = Journey.of(conversion.milestones(), touches);
        Journey seen = journey.within(rule.model().lookbackDays());
        List<Credit> credits = Credit.of(conversion, journey, List.of(rule));
        if (seen.touches().isEmpty()) {
            credits.forEach(credit -> explained.add(unattributed(rule, credit)));
        } else {
            addJourney(rule, rule.weigh(conversion.milestoneKey(), seen), seen, credits, explained);
        }
        int older = journey.size() - seen.size();
        for (int i = 0; i < older; i++) {
            explained.add(excluded(rule, journey.touches().get(i), tooOld(rule, journey.ageDays(i))));
        }
        touches.stream()
                .filter(touch -> touch.at() > conversion.milestones().convertedAt())
                .sorted(Touch.ORDER)
                .map(touch -> excluded(rule, touch, "it came after the milestone"))
                .forEach(explained::add);
    }

    private static void addJourney(
            Rule rule, Weighing weighing, Journey seen, List<Credit> credits, List<ExplainedCredit> explained) {
        Map<Long, Credit> byTouch = credits.stream()
                .collect(Collectors.toMap(credit -> credit.touch().key(), Function.identity()));
        for (int i = 0; i < seen.size(); i++) {
            Touch touch = seen.touches().get(i);
            Optional<Credit> credit = Optional.ofNullable(byTouch.get(touch.key()));
            Verdict verdict = credit.isPresent() ? Verdict.CREDITED : Verdict.NOT_CREDITED;
            explained.add(new ExplainedCredit(rule.model().name(), touch, verdict, i + 1, credit, weighing.words(i)));
        }
    }

    private static ExplainedCredit unattributed(Rule rule, Credit credit) {
        String why = switch (credit.reason().orElseThrow()) {
            case NO_PERSON -> "nobody is known at the milestone: no contact role, and nobody at its account";
            case NO_TOUCH_IN_LOOKBACK ->
                "its people have no touch in the " + rule.model().lookbackDays() + " days before it";
        };
        return new ExplainedCredit(rule.model().name(), Touch.NONE, Verdict.UNATTRIBUTED, 0, Optional.of(credit), why);
    }

    private static ExplainedCredit excluded(Rule rule, Touch touch, String why) {
        return new ExplainedCredit(rule.model().name(), touch, Verdict.EXCLUDED, 0, Optional.empty(), why);
    }

    private static String tooOld(Rule rule, double ageDays) {
        return String.format(
                Locale.ROOT,
                "%.2f days before the milestone, beyond the lookback of %d days",
                ageDays,
                rule.model().lookbackDays());
    }
}
