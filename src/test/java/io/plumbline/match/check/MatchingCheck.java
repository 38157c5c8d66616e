package io.plumbline.match.check;

import io.plumbline.definitions.MatchingLoader;
import io.plumbline.definitions.MatchingLoader.Loaded;
import io.plumbline.definitions.RecordMatching.Pairs;
import io.plumbline.match.Clusters;
import io.plumbline.match.Links;
import io.plumbline.match.Matcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** {@code checks/matching/run}: matches public sets of records and compares with what is known; exit code 1 where a goal is missed. */
public final class MatchingCheck {
    private static final double[] THRESHOLDS = {0.01, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.99, 0.999};

    private final Path project;
    private boolean holds = true;

    private MatchingCheck(Path project) {
        this.project = project;
    }

    /** @param arguments the project, the folder of public data; or the project, a set's name and files of that family */
    public static void main(String[] arguments) throws IOException {
        MatchingCheck check = new MatchingCheck(Path.of(arguments[0]));
        System.out.printf(
                "%-16s %-16s %8s %10s %9s | %-29s | %-37s | %s%n",
                "set", "file", "records", "candidates", "true", "links", "people", "goals");
        System.out.printf(
                "%-16s %-16s %8s %10s %9s | %8s %6s %6s %6s | %8s %6s %6s %6s %7s |%n",
                "", "", "", "", "pairs", "best F1", "prec.", "recall", "F1", "best F1", "prec.", "recall", "F1",
                "purity");
        if (arguments.length > 2) {
            List<Path> files = Arrays.stream(arguments).skip(2).map(Path::of).toList();
            check.run(set(arguments[1]), files);
        } else {
            for (KnownSet set : KnownSet.ALL) {
                check.runIfThere(set, Path.of(arguments[1]));
            }
        }
        System.out.println(check.holds ? "holds: every set reaches its goals" : "fails: a set misses its goals");
        System.out.flush();
        System.exit(check.holds ? 0 : 1);
    }

    private static KnownSet set(String name) {
        return KnownSet.ALL.stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no set is called \"" + name + "\"; there are "
                        + KnownSet.ALL.stream().map(KnownSet::name).toList()));
    }

    private void runIfThere(KnownSet set, Path data) throws IOException {
        List<Path> files = set.files().stream().map(data::resolve).toList();
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                System.out.println("skipped: there is no " + file);
                return;
            }
        }
        run(set, files);
    }

    private void run(KnownSet set, List<Path> files) throws IOException {
        Loaded loaded = MatchingLoader.load(project, project.resolve("checks/matching/sets"), set.name() + ".conf");
        KnownRecords known = KnownRecords.read(set, files, loaded);
        Score score = new Score(known, loaded.matching().pairs() == Pairs.ACROSS_SOURCES);
        Matcher matcher = new Matcher(known.table(), loaded.matching(), loaded.kinds());
        Links links = matcher.links();
        Clusters clusters = matcher.clusters(links);
        Rate bestOfLinks = score.bestOfLinks(links);
        Rate ofLinks = score.ofLinks(links, loaded.kinds().link());
        Rate bestOfPeople = DoubleStream.of(THRESHOLDS)
                .mapToObj(threshold -> score.ofClusters(matcher.clusters(links, threshold)))
                .max(Comparator.comparingDouble(Rate::f1))
                .orElseThrow();
        Rate ofPeople = score.ofClusters(clusters);
        boolean reaches = bestOfPeople.f1() >= set.leastF1() && ofPeople.precision() >= set.leastPrecision();
        holds &= reaches;
        System.out.printf(
                Locale.ROOT,
                "%-16s %-16s %8d %10d %9d | %8.4f %6.4f %6.4f %6.4f | %8.4f %6.4f %6.4f %6.4f %7.4f | %s: best F1 %s, precision %s%n",
                set.name(),
                files.get(0).getFileName(),
                known.table().size(),
                matcher.candidatePairs(),
                ofPeople.all(),
                bestOfLinks.f1(),
                ofLinks.precision(),
                ofLinks.recall(),
                ofLinks.f1(),
                bestOfPeople.f1(),
                ofPeople.precision(),
                ofPeople.recall(),
                ofPeople.f1(),
                score.purity(clusters),
                reaches ? "holds" : "fails",
                set.leastF1(),
                set.leastPrecision());
        matcher.blocks().stream()
                .filter(blocks -> blocks.pairsGivenUp() > 0)
                .forEach(blocks -> System.out.printf(
                        "%-16s blocks of one %s are too large (up to %d records): %d pairs are not compared for that%n",
                        "", blocks.keys(), blocks.largest(), blocks.pairsGivenUp()));
    }
}
