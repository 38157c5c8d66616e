package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.land.Deliveries.Ignored;
import io.plumbline.land.Deliveries.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The inspection of one found file; several run at a time, their results keep the files' order. */
record InspectionTask(LandingFolder.Found found, ReadPlan plan) implements Callable<Optional<Delivery>> {
    private static final int AT_A_TIME = 2;

    /** Whether an earlier run landed the file as it stands here. */
    boolean isUnchanged(@Nullable Known known) {
        try {
            return known != null
                    && Files.size(found.path()) == known.bytes()
                    && Files.getLastModifiedTime(found.path()).toMillis() == known.modifiedMillis();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Empty when the file changed while it was read. */
    @Override
    public Optional<Delivery> call() {
        try {
            Inspection inspection =
                    new FileNameCapture(plan).addTo(new Inspector(plan).inspect(found.path()), found.name());
            boolean hasGrown = Files.size(found.path()) != inspection.bytes()
                    || Files.getLastModifiedTime(found.path()).toMillis() != inspection.modifiedMillis();
            return hasGrown
                    ? Optional.empty()
                    : Optional.of(new Delivery(
                            plan.export(),
                            found.file(),
                            found.path().toAbsolutePath().toString(),
                            found.day(),
                            inspection));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private PlumblineException unreadable(IOException e) {
        return new PlumblineException(
                "%s cannot be read: %s. Check its permissions".formatted(found.file(), e.getMessage()), e);
    }

    static List<Delivery> runAll(List<InspectionTask> tasks, List<Ignored> ignored) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Optional<Delivery>>> results = threads.invokeAll(tasks);
            List<Delivery> deliveries = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                Optional<Delivery> delivery = results.get(i).get();
                String file = tasks.get(i).found().file();
                delivery.ifPresentOrElse(
                        deliveries::add,
                        () -> ignored.add(new Ignored(file, "still being written: it changed while it was read")));
            }
            return deliveries;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while inspecting deliveries", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlumblineException known) {
                throw known;
            }
            throw new IllegalStateException("inspecting deliveries failed", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
