package io.plumbline.bench;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.paths.MarkovModel;
import io.plumbline.paths.MarkovModel.Repeats;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.Paths;
import io.plumbline.paths.RemovalEffects;
import io.plumbline.paths.Transition;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * B10, Markov models of order 1 to 4 beside ChannelAttribution: {@code MarkovPaths <PathData.csv> <copies> <runs> <answers>}, the
 * answers as bench/markov/reference.py writes them. Both begin with rows in memory, a text for each path, and end with the
 * removal effects. Ends with 1 when the transitions or an effect are not those of the package.
 */
public final class MarkovPaths {
    private static final int WARM_UP = 5;
    private static final double BILLION = 1e9;

    private final List<Row> rows;
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private record Row(String path, long conversions, long nulls) {}

    /** What the package said of one order. */
    private record Answer(List<Double> seconds, List<Integer> transitions, Map<String, double[]> ranges) {}

    private MarkovPaths(List<Row> rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        int copies = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        MarkovPaths benchmark = new MarkovPaths(rows(data, copies));
        boolean isAgreed = true;
        System.out.printf(Locale.ROOT, "%,d paths, processor seconds, medians of %d%n%n", benchmark.rows.size(), runs);
        System.out.println("| order | transitions | effects in range | package | Plumbline, first | ratio | Plumbline, warm | ratio |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (Map.Entry<Integer, Answer> answer : answers(Path.of(arguments[3])).entrySet()) {
            isAgreed &= benchmark.compare(new MarkovModel(answer.getKey(), Repeats.KEPT), answer.getValue(), runs);
        }
        if (!isAgreed) {
            System.out.println("Plumbline and the package disagree; the ratios would mean nothing.");
            System.exit(1);
        }
    }

    private boolean compare(MarkovModel model, Answer answer, int runs) {
        List<Double> first = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (int run = 0; run < WARM_UP + runs; run++) {
            (run == 0 ? first : warm).add(processorSeconds(model));
        }
        Paths paths = counted();
        RemovalEffects effects = model.fit(paths);
        long transitions = transitions(model.transitions(paths), model.order());
        long inRange = effects.effects().entrySet().stream()
                .filter(effect -> isIn(answer.ranges().get(effect.getKey()), effect.getValue()))
                .count();
        double theirs = median(answer.seconds());
        double firstOurs = median(first);
        double warmOurs = median(warm.subList(WARM_UP - 1, warm.size()));
        System.out.printf(
                Locale.ROOT,
                "| %d | %d (%d) | %d of %d | %.2f | %.2f | %.1f | %.3f | %.1f |%n",
                model.order(),
                transitions,
                answer.transitions().get(0),
                inRange,
                answer.ranges().size(),
                theirs,
                firstOurs,
                theirs / firstOurs,
                warmOurs,
                theirs / warmOurs);
        return transitions == answer.transitions().get(0)
                && inRange == answer.ranges().size()
                && inRange == effects.effects().size();
    }

    /**
     * How many the package would list of the same chain: a walk's first channels are one state to it, where Plumbline's come
     * one by one, and a state never leads to itself. Neither changes the chance of an end.
     */
    private static long transitions(List<Transition> listed, int order) {
        long counted = 0;
        Set<String> shortPaths = new HashSet<>();
        for (Transition transition : listed) {
            boolean isEnd = transition.to().equals(Transition.CONVERSION) || transition.to().equals(Transition.NO_CONVERSION);
            boolean isFromFull = channels(transition.from()) == order;
            if (isEnd && !isFromFull) {
                shortPaths.add(transition.from());
            }
            boolean isAnother = !transition.to().equals(transition.from());
            if (isEnd || isFromFull && isAnother || !isFromFull && channels(transition.to()) == order) {
                counted++;
            }
        }
        return counted + shortPaths.size();
    }

    private static int channels(String state) {
        return state.equals(Transition.START) ? 0 : state.split(" > ").length;
    }

    private static boolean isIn(double[] range, double effect) {
        return range != null && range[0] <= effect && effect <= range[1];
    }

    /** Of all threads of this process: compilers and collector too. */
    private double processorSeconds(MarkovModel model) {
        long before = system.getProcessCpuTime();
        model.fit(counted());
        return (system.getProcessCpuTime() - before) / BILLION;
    }

    /** As the night does by grouping: a path is taken apart once, however often it comes. */
    private Paths counted() {
        Map<String, long[]> counts = new HashMap<>();
        for (Row row : rows) {
            long[] sums = counts.computeIfAbsent(row.path(), first -> new long[2]);
            sums[0] += row.conversions();
            sums[1] += row.nulls();
        }
        PathCounter counter = new PathCounter();
        counts.forEach((path, sums) -> counter.add(List.of(path.split(">")), sums[0], sums[1]));
        return counter.paths();
    }

    /** Every row of every copy has a text of its own, as in a file. */
    private static List<Row> rows(Path data, int copies) throws IOException {
        List<String> lines = Files.readAllLines(data);
        List<Row> rows = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(";");
                rows.add(new Row(cells[0], Long.parseLong(cells[1]), Long.parseLong(cells[3])));
            }
        }
        return rows;
    }

    private static Map<Integer, Answer> answers(Path file) throws IOException {
        Map<Integer, Answer> answers = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(";");
            Answer answer = answers.computeIfAbsent(
                    Integer.parseInt(cells[1]), first -> new Answer(new ArrayList<>(), new ArrayList<>(), new TreeMap<>()));
            switch (cells[0]) {
                case "cpu" -> answer.seconds().add(Double.valueOf(cells[2]));
                case "transitions" -> answer.transitions().add(Integer.valueOf(cells[2]));
                case "effect" -> answer.ranges()
                        .put(cells[2], new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[4])});
                default -> throw new IllegalArgumentException("no answer: " + line);
            }
        }
        return answers;
    }

    private static double median(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
