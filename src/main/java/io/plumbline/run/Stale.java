package io.plumbline.run;

import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a run would recompute, told without running: steps that are not current, and all that read what they write. */
public final class Stale {
    private Stale() {}

    /** @param changed tables that will have changed before the steps run */
    public static List<TableName> tables(Lake lake, List<Step> steps, Set<TableName> changed) {
        Set<TableName> stale = new HashSet<>(changed);
        List<TableName> recomputed = new ArrayList<>();
        List<Step> open = new ArrayList<>(steps);
        boolean isGrowing = true;
        while (isGrowing) {
            List<Step> found = open.stream()
                    .filter(step ->
                            step.inputs().stream().anyMatch(stale::contains) || !StepRunner.isCurrent(lake, step))
                    .toList();
            found.forEach(step -> stale.add(step.table()));
            found.forEach(step -> recomputed.add(step.table()));
            isGrowing = open.removeAll(found);
        }
        return steps.stream().map(Step::table).filter(recomputed::contains).toList();
    }
}
