package io.plumbline.definitions;

import io.plumbline.definitions.Kpi.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads {@code conf/kpis/<name>.conf}. */
final class KpiReader {
    private KpiReader() {}

    static Kpi read(Node node) {
        return new Kpi(
                node.source().baseName(),
                node.required("title", Kinds.TEXT),
                node.required("area", Kind.choice(Kpi.Area.class)),
                node.required("question", Kinds.TEXT),
                node.required("definition", Kinds.TEXT),
                node.required("owner", Kinds.TEXT),
                node.required("unit", Kind.choice(Kpi.Unit.class)),
                node.required("better", Kind.choice(Kpi.Better.class)),
                node.required("source", Kinds.TABLE),
                node.required("date", Kinds.COLUMN),
                node.optionalExpression("where"),
                formula(node.block("formula")),
                node.optionalList("dimensions", Kinds.COLUMN),
                node.optional("headline", Kinds.NOT_NEGATIVE).orElse(0),
                example(node.block("example")),
                node.place(),
                ContentHash.of(node.values().values()));
    }

    private static Formula formula(Node formula) {
        if (formula.has("total")) {
            return new Formula.Total(formula.expression("total"));
        }
        if (formula.has("statistic")) {
            return new Formula.Statistic(formula.expression("statistic"), formula.expression("count"));
        }
        return new Formula.Ratio(formula.expression("numerator"), formula.expression("denominator"));
    }

    private static Kpi.Example example(Node example) {
        List<Map<String, String>> rows = new ArrayList<>();
        example.requiredBlockList("rows").forEach(row -> rows.add(row.texts()));
        return new Kpi.Example(rows, example.optional("value", Kinds.DECIMAL));
    }
}
