package io.plumbline.publish;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.publish.scorecard.Formulas;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of the data dictionary that are about words: what KPIs, models and vocabularies mean. */
final class MeaningPages {
    private MeaningPages() {}

    static String kpis(List<Kpi> kpis) {
        return "## KPIs\n\n"
                + kpis.stream()
                        .sorted(Comparator.comparing(Kpi::name))
                        .map(MeaningPages::kpi)
                        .collect(Collectors.joining());
    }

    private static String kpi(Kpi kpi) {
        String dimensions = kpi.dimensions().isEmpty()
                ? ""
                : " Also by "
                        + kpi.dimensions().stream()
                                .map(name -> "`" + name + "`")
                                .collect(Collectors.joining(", ")) + ".";
        return """
                ### %s (`%s`)

                %s %s

                - Formula: `%s`, per month of `%s`, from %s.%s
                - Unit: %s; better: %s. Owner: %s. Defined in `%s`.

                """.formatted(
                        kpi.title(),
                        kpi.name(),
                        kpi.question(),
                        kpi.definition(),
                        DataDictionary.cell(Formulas.text(kpi)),
                        kpi.dateColumn(),
                        kpi.source(),
                        dimensions,
                        word(kpi.unit()),
                        word(kpi.better()),
                        kpi.owner(),
                        kpi.place().file());
    }

    static String models(List<AttributionModel> models) {
        return "## Attribution models\n\n| model | title | how it spreads credit | parameters |\n|---|---|---|---|\n"
                + models.stream()
                        .sorted(Comparator.comparing(AttributionModel::name))
                        .map(model -> "| `%s` | %s | %s | `%s` |\n"
                                .formatted(
                                        model.name(),
                                        model.title(),
                                        DataDictionary.cell(model.description()),
                                        ModelParameters.json(model)))
                        .collect(Collectors.joining())
                + "\n";
    }

    static String vocabularies(List<Taxonomy> taxonomies) {
        return "## Vocabularies\n\n| taxonomy | owner | looks at | values |\n|---|---|---|---|\n"
                + taxonomies.stream()
                        .sorted(Comparator.comparing(Taxonomy::name))
                        .map(taxonomy -> "| `%s` | %s | %s | %s |\n"
                                .formatted(
                                        taxonomy.name(),
                                        taxonomy.owner(),
                                        String.join(", ", taxonomy.inputs()),
                                        DataDictionary.cell(String.join(", ", taxonomy.values()))))
                        .collect(Collectors.joining());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
