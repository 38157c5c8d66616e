package io.plumbline.match;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Seconds of processor that a piece of work takes in this process, on all threads: the median of its runs. */
public final class Median {
    private final List<Double> seconds = new ArrayList<>();

    /** Work that may fail as databases and files do. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Does the work and adds what it took. */
    public double time(Work work) throws Exception {
        double before = processorSeconds();
        work.run();
        seconds.add(processorSeconds() - before);
        return seconds.get(seconds.size() - 1);
    }

    public double seconds() {
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }

    public static double processorSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
