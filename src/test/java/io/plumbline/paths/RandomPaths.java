package io.plumbline.paths;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Paths of a seed: up to six channels that come back, some paths never converting. */
final class RandomPaths {
    private static final List<String> CHANNELS = List.of("ads", "event", "mail", "search", "social", "web");

    /** A path and its counts, to be counted in any order. */
    record Walked(List<String> steps, long conversions, long nulls) {}

    private RandomPaths() {}

    static List<Walked> ofSeed(long seed) {
        Random random = new Random(seed);
        int channels = 1 + random.nextInt(CHANNELS.size());
        List<Walked> walked = new ArrayList<>();
        for (int path = 1 + random.nextInt(30); path > 0; path--) {
            List<String> steps = new ArrayList<>();
            for (int step = 1 + random.nextInt(8); step > 0; step--) {
                steps.add(CHANNELS.get(random.nextInt(channels)));
            }
            walked.add(new Walked(steps, random.nextInt(5), random.nextInt(5)));
        }
        walked.add(new Walked(List.of(CHANNELS.get(0)), 1, 0));
        return walked;
    }

    static Paths counted(List<Walked> walked) {
        PathCounter counter = new PathCounter();
        walked.forEach(path -> counter.add(path.steps(), path.conversions(), path.nulls()));
        return counter.paths();
    }

    static List<Walked> shuffled(List<Walked> walked, long seed) {
        List<Walked> shuffled = new ArrayList<>(walked);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
