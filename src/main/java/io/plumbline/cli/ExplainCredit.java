package io.plumbline.cli;

import io.plumbline.Nightly;
import io.plumbline.PlumblineException;
import io.plumbline.attribute.CreditExplainer;
import io.plumbline.attribute.CreditExplanation;
import io.plumbline.attribute.CreditExplanation.Place;
import io.plumbline.definitions.Definitions;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases;
import io.plumbline.lake.Releases.Release;
import io.plumbline.land.Land;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline explain credit --opportunity ID}: each touch, what every model gives it, and why. */
@Command(
        name = "credit",
        description = {
            "Show for each milestone of an opportunity whose touches count, what every model gives to each touch and by which",
            "rule, which touches get nothing and why, and the file and record that each touch came in. The credits are those of",
            "the current release; people are told by their pseudonyms. csv and json have one row for each model and touch."
        })
final class ExplainCredit implements Callable<Integer> {
    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(
            names = "--opportunity",
            required = true,
            paramLabel = "ID",
            description = "Its id in the CRM, of 15 or 18 characters, or its opportunity_key.")
    private String opportunity = "";

    @Option(names = "--milestone", paramLabel = "MILESTONE", description = "Only this one, e.g. closed_won.")
    private Optional<String> milestone = Optional.empty();

    @Option(names = "--model", paramLabel = "MODEL", description = "Only this one, e.g. linear.")
    private Optional<String> model = Optional.empty();

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        Definitions definitions = options.definitions();
        Path folder = options.lake(definitions.settings());
        Release release = new Releases(folder)
                .current()
                .orElseThrow(() -> new PlumblineException("there is no release in " + folder
                        + " yet\n    fix: `plumbline run` publishes one when all its gates hold"));
        Optional<Instant> asOf = Optional.of(Instant.parse(release.asOf()));
        Nightly nightly = new Nightly(definitions, options.landing(definitions.settings()), folder, asOf);
        Lake lake = new Lake(nightly.session(), folder.toString());
        CreditExplanation explanation =
                new CreditExplainer(lake, definitions, release).explain(opportunity.strip(), milestone, model);
        System.err.println("Release " + release.id() + ", as of " + release.asOf());
        TouchLines lines = lines(explanation, new Land(lake.spark(), lake, definitions), definitions);
        if (form == Listing.Form.TABLE) {
            new CreditReport(explanation, lines).print(System.out);
        } else {
            new CreditListing(explanation, lines).rows().print(System.out, form);
        }
        return ExitCode.OK;
    }

    /** The landing folder may have been cleared since. */
    private TouchLines lines(CreditExplanation explanation, Land land, Definitions definitions) {
        Path landing = options.landing(definitions.settings());
        Set<Place> touches = explanation.milestones().stream()
                .flatMap(reached -> reached.touches().stream())
                .collect(Collectors.toSet());
        TouchLines lines = TouchLines.find(land, landing, touches);
        if (lines.unknown() > 0) {
            System.err.println("Of " + lines.unknown() + " of " + touches.size()
                    + " touches only the number of the record (row) is known and not its line: their files cannot be read again in "
                    + landing + ".");
        }
        return lines;
    }
}
