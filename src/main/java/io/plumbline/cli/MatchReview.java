package io.plumbline.cli;

import io.plumbline.match.Evidence;
import io.plumbline.match.Links;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline match review}: the pairs that a person should look at first. */
@Command(
        name = "review",
        description = {
            "List the pairs of records nearest to the border between one person and two, the nearest first, each with what",
            "speaks most for and most against it. Shows no personal data; `plumbline match explain` tells more."
        })
final class MatchReview implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("one", "other", "probability", "for", "against");

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(names = "--limit", paramLabel = "N", description = "At most this many (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "-o", paramLabel = "FORM", description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private Listing.Form form = Listing.Form.TABLE;

    @Override
    public Integer call() {
        MatchedPeople people = MatchedPeople.of(options);
        Links links = people.matcher().links();
        double link = people.loaded().kinds().link();
        List<List<String>> rows = IntStream.range(0, links.size())
                .boxed()
                .sorted(Comparator.comparingDouble(pair -> links.distance(pair, link)))
                .limit(limit)
                .map(pair -> row(people, links, pair))
                .toList();
        new Listing(COLUMNS, rows).print(System.out, form);
        if (rows.isEmpty()) {
            System.err.println("No two records are likely enough to be one person to be looked at.");
        }
        people.matcher().blocks().stream()
                .filter(blocks -> blocks.pairsGivenUp() > 0)
                .forEach(blocks -> System.err.printf(
                        "Too many records share %s (up to %,d): %,d pairs were not compared for that alone.%n",
                        blocks.keys(), blocks.largest(), blocks.pairsGivenUp()));
        return ExitCode.OK;
    }

    private static List<String> row(MatchedPeople people, Links links, int link) {
        Evidence evidence = people.matcher().evidence(links.one(link), links.other(link));
        Comparator<Evidence.Part> byWeight = Comparator.comparingDouble(Evidence.Part::weight);
        return List.of(
                people.name(links.one(link)),
                people.name(links.other(link)),
                String.format(Locale.ROOT, "%.4f", links.probability(link)),
                evidence.parts().stream().max(byWeight).map(MatchReview::text).orElse(""),
                evidence.parts().stream()
                        .min(byWeight)
                        .filter(part -> part.weight() < 0)
                        .map(MatchReview::text)
                        .orElse(""));
    }

    private static String text(Evidence.Part part) {
        return String.format(Locale.ROOT, "%s %s %+.1f", part.column(), part.level(), part.weight());
    }
}
