package io.plumbline.publish.scorecard;

import io.plumbline.publish.scorecard.ScorecardData.Attribution;
import io.plumbline.publish.scorecard.ScorecardData.ChannelCredit;
import java.math.BigDecimal;
import java.math.MathContext;

/** The models side by side: what each gives each channel, on one scale. No model is the truth; where they differ is the news. */
final class AttributionTable {
    private static final double WIDTH = 96;

    private final ScorecardData data;
    private final BigDecimal largest;

    AttributionTable(ScorecardData data) {
        this.data = data;
        this.largest = data.attribution().channels().stream()
                .flatMap(channel -> channel.amounts().stream())
                .map(BigDecimal::abs)
                .reduce(BigDecimal.ONE, BigDecimal::max);
    }

    Element section() {
        Attribution attribution = data.attribution();
        Element section = Element.of("section")
                .with("aria-labelledby", "models-title")
                .add(Element.of("h2").with("id", "models-title").text("Attribution by model"));
        if (attribution.channels().isEmpty()) {
            return section.add(Element.of("p", "note").text("Nothing was won in " + Figures.month(data.month()) + "."));
        }
        Element head = Tables.head(
                java.util.stream.Stream.concat(java.util.stream.Stream.of("Channel"), attribution.models().stream())
                        .toList());
        return section.add(
                        Element.of("p", "lead")
                                .text(
                                        attribution.milestone() + " in " + Figures.month(data.month()) + ", "
                                                + data.currency()
                                                + ". Each column adds up to the same total; no model is the truth, so look at where they differ."))
                .add(Tables.table("models")
                        .add(Tables.caption("Credited amount by channel and attribution model"))
                        .add(head)
                        .add(Tables.body(
                                attribution.channels().stream().map(this::row).toList())));
    }

    private Element row(ChannelCredit channel) {
        Element row = Element.of("tr").with("role", "row").add(Tables.rowHeading(channel.channel()));
        for (int i = 0; i < channel.amounts().size(); i++) {
            BigDecimal amount = channel.amounts().get(i);
            row.add(Tables.cell(data.attribution().models().get(i), "number credit")
                    .add(Element.of("span", "amount").text(Figures.compact(amount, 0)))
                    .add(bar(amount)));
        }
        return row;
    }

    private Element bar(BigDecimal amount) {
        double length = amount.abs().divide(largest, MathContext.DECIMAL64).doubleValue() * WIDTH;
        return Svg.ornament(WIDTH, 8).with("class", "share").add(Svg.bar(0, 0, length, 8, "fill"));
    }
}
