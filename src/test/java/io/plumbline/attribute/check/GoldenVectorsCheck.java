package io.plumbline.attribute.check;

import io.plumbline.attribute.GoldenRules;
import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.RemovalEffects;
import java.util.List;
import java.util.Map;

/** Numbers worked out by hand and by independent programs, which need no data. */
final class GoldenVectorsCheck {
    private static final double NINE_DIGITS = 1e-9;
    private static final double SIX_DIGITS = 5e-7;

    private final Findings findings;

    GoldenVectorsCheck(Findings findings) {
        this.findings = findings;
    }

    void run() {
        findings.title("golden vectors");
        PathCounter counter = new PathCounter();
        counter.add(List.of("A", "B", "C"), 3, 2);
        counter.add(List.of("A", "C"), 1, 4);
        counter.add(List.of("B"), 1, 3);
        counter.add(List.of("A", "A", "B"), 2, 1);
        counter.add(List.of("C", "A", "B", "A", "C"), 1, 1);
        RemovalEffects effects = new MarkovModel(1, Repeats.COLLAPSED).fit(counter.paths());
        findings.equal("Markov, chance of a conversion", effects.conversionProbability(), 0.421052632, NINE_DIGITS);
        findings.equal(
                "Markov, effects",
                effects.effects(),
                Map.of("A", 0.739795918, "B", 0.651227679, "C", 0.659403670),
                NINE_DIGITS);
        findings.equal(
                "Markov, credits",
                effects.credits(),
                Map.of("A", 2.886406869, "B", 2.540846736, "C", 2.572746395),
                NINE_DIGITS);
        GoldenRules.ALL.forEach(rule -> findings.equal(rule.name(), rule.shares(), rule.expected(), SIX_DIGITS));
        findings.differs(
                "time decay in whole weeks (.034483 .137931 .275862 .551724)",
                "a touch's weight falls at every instant, not in steps");
    }
}
