package io.plumbline.attribute.check;

import java.io.IOException;
import java.nio.file.Path;

/** {@code checks/attribution/run}: every model against published answers; exit code 1 where one does not hold. */
public final class AttributionCheck {
    private AttributionCheck() {}

    /** @param arguments the folder of public data */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Findings findings = new Findings(System.out);
        new GoldenVectorsCheck(findings).run();
        new PathDataCheck(findings).run(data.resolve("attribution_pathdata"));
        new ShapleyMarketingCheck(findings).run(data.resolve("attribution_shapley_marketing"));
        new WorkedExamplesCheck(findings).run(data.resolve("attribution_worked_examples/examples.json"));
        new MultiplatformCheck(findings).run(data.resolve("attribution_multiplatform_sim"));
        System.out.println(findings.hold() ? "holds: every model" : "fails: see the lines above");
        System.out.flush();
        System.exit(findings.hold() ? 0 : 1);
    }
}
