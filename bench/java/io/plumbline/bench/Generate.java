package io.plumbline.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a scaled workload as the vendors' export files: {@code Generate <scale> <night> <folder>}. Night 1 is two years of
 * history, night 2 and later add a day of one percent each. The same arguments give the same bytes.
 */
public final class Generate {
    private static final int THREADS = 2;

    private Generate() {}

    public static void main(String[] arguments) throws InterruptedException {
        World world = new World(Scale.of(arguments[0]));
        Night night = Night.of(Integer.parseInt(arguments[1]));
        Path folder = Path.of(arguments[2]).resolve(night.date().toString());
        List<Runnable> jobs = new ArrayList<>(new MarketoFiles(world, night, folder.resolve("marketo")).jobs());
        jobs.addAll(new CrmPeople(world, night, folder.resolve("salesforce")).jobs());
        jobs.addAll(new CrmDeals(world, night, folder.resolve("salesforce")).jobs());
        jobs.addAll(new CrmCampaigns(world, night, folder.resolve("salesforce")).jobs());
        jobs.addAll(new AdFiles(world, night, folder).jobs());
        jobs.addAll(new OfficeFiles(night, folder).jobs());
        runAll(jobs);
    }

    private static void runAll(List<Runnable> jobs) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<?> job : jobs.stream().map(threads::submit).toList()) {
                job.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the workload could not be written: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }
}
