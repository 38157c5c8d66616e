package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.lake.Releases.Release;
import io.plumbline.land.Delivery;
import io.plumbline.land.Verdict;
import io.plumbline.run.GateResult;
import io.plumbline.run.Night.Outcome;
import io.plumbline.run.StepOutcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a run did, in words that a stranger understands. */
final class Summary {
    private static final int MOST_VIOLATIONS_SHOWN = 3;

    private static final int MOST_ODD_FILES_SHOWN = 10;

    private final Nightly.Report report;
    private final Path lake;

    Summary(Nightly.Report report, Path lake) {
        this.report = report;
        this.lake = lake;
    }

    void print(PrintStream out) {
        Outcome outcome = report.outcome();
        if (outcome.kind() == Outcome.Kind.NOTHING_NEW) {
            out.println("Nothing is new: no file, no definition, no as-of instant. Readers keep release "
                    + outcome.release().map(Release::id).orElse("(none)") + ".");
            return;
        }
        out.println();
        deliveries(out);
        long written = outcome.steps().stream()
                .filter(step -> step.result() == StepOutcome.Result.WROTE)
                .count();
        out.println(line("Tables", written + " written, " + (outcome.steps().size() - written) + " were current"));
        gates(out, outcome.gates());
        if (outcome.kind() == Outcome.Kind.WITHHELD) {
            out.println(line(
                    "Release",
                    "WITHHELD; readers keep "
                            + outcome.release().map(Release::id).orElse("nothing, there was none yet")));
            return;
        }
        Release release = outcome.release().orElseThrow();
        long rows = release.rows().values().stream().mapToLong(Long::longValue).sum();
        out.println(line(
                "Release",
                String.format(
                        Locale.ROOT,
                        "%s, %d tables, %,d rows",
                        release.id(),
                        release.tables().size(),
                        rows)));
        if (release.tables().isEmpty()) {
            return;
        }
        out.println(line("Scorecard", lake.resolve("scorecard.html").toString()));
        out.println(
                line("Parquet", lake.resolve("parquet").resolve(release.id()).toString()));
        out.println();
        out.println("Next: open the scorecard in a browser; `./plumbline status` shows the balance of every file.");
    }

    private void deliveries(PrintStream out) {
        List<Delivery> refused = report.found().files().stream()
                .filter(file -> file.verdict() == Verdict.REJECTED)
                .toList();
        long landed = report.found().files().stream()
                .filter(file -> file.verdict() == Verdict.READABLE)
                .count();
        out.println(line(
                "Files",
                landed + " landed, " + refused.size() + " refused, "
                        + (report.found().files().size() - landed - refused.size()) + " empty, "
                        + report.found().duplicates().size() + " delivered twice, "
                        + report.found().unknown().size() + " without a contract"));
        refused.forEach(file -> out.println(line("", "refused " + file.file() + ": " + file.reason())));
        oddities(out);
    }

    /** What a person should look at in files that were read all the same. */
    private void oddities(PrintStream out) {
        List<Delivery> odd = report.found().files().stream()
                .filter(file ->
                        file.verdict() == Verdict.READABLE && !file.problems().isEmpty())
                .toList();
        odd.stream()
                .limit(MOST_ODD_FILES_SHOWN)
                .forEach(file ->
                        out.println(line("", "noted " + file.file() + ": " + String.join("; ", file.problems()))));
        if (odd.size() > MOST_ODD_FILES_SHOWN) {
            out.println(
                    line("", "and " + (odd.size() - MOST_ODD_FILES_SHOWN) + " more files, in `./plumbline status`"));
        }
    }

    private static void gates(PrintStream out, List<GateResult> gates) {
        List<GateResult> violated =
                gates.stream().filter(gate -> !gate.violations().isEmpty()).toList();
        out.println(line("Gates", (gates.size() - violated.size()) + " passed, " + violated.size() + " violated"));
        for (GateResult gate : violated) {
            out.println(line("", gate.severity() + " " + gate.gate()));
            gate.violations().stream()
                    .limit(MOST_VIOLATIONS_SHOWN)
                    .forEach(violation -> out.println(line("", "  " + violation)));
            int more = gate.violations().size() - MOST_VIOLATIONS_SHOWN;
            if (more > 0) {
                out.println(line("", "  and " + more + " more, in ops.gate_result"));
            }
            out.println(line("", "  fix: " + gate.fix()));
        }
    }

    private static String line(String label, String text) {
        return String.format(Locale.ROOT, "%-10s %s", label, SafeText.onTerminal(text));
    }
}
