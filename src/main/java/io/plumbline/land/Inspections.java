package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.land.Deliveries.Ignored;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Inspects found files, several at a time; the results keep the files' order. A file on disk is taken or left as a whole: if
 * one entry of an archive is damaged, none of them is a delivery.
 */
final class Inspections {
    private static final int AT_A_TIME = 2;

    private Inspections() {}

    static List<Delivery> of(List<InspectionTask> tasks, List<Ignored> ignored) {
        Map<String, List<Inspected>> byContainer = new LinkedHashMap<>();
        List<Inspected> results = runAll(tasks);
        for (int i = 0; i < tasks.size(); i++) {
            byContainer
                    .computeIfAbsent(tasks.get(i).found().container(), container -> new ArrayList<>())
                    .add(results.get(i));
        }
        List<Delivery> deliveries = new ArrayList<>();
        byContainer.forEach((container, inspected) -> {
            if (inspected.stream().anyMatch(Inspected.Changing.class::isInstance)) {
                ignored.add(new Ignored(container, "still being written: it changed while it was read"));
            } else {
                deliveries.addAll(deliveries(inspected));
            }
        });
        return deliveries;
    }

    private static List<Delivery> deliveries(List<Inspected> ofOneFile) {
        List<Delivery> whole = new ArrayList<>();
        List<Delivery> damaged = new ArrayList<>();
        for (Inspected inspected : ofOneFile) {
            if (inspected instanceof Inspected.Delivered delivered) {
                whole.add(delivered.delivery());
            } else if (inspected instanceof Inspected.Damaged container) {
                damaged.add(container.container());
            }
        }
        return damaged.isEmpty() ? whole : List.of(damaged.get(0));
    }

    private static List<Inspected> runAll(List<InspectionTask> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Inspected> results = new ArrayList<>();
            for (Future<Inspected> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
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
