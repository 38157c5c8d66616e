package io.plumbline.land;

import io.plumbline.PlumblineException;
import java.io.IOException;
import java.util.concurrent.Callable;

/** The inspection of one found file by one contract. */
record InspectionTask(LandingFolder.Found found, ReadPlan plan) implements Callable<Inspected> {
    @Override
    public Inspected call() {
        try {
            FileStamp before = found.bytes().stamp();
            Inspected inspected = inspect();
            return found.bytes().stamp().equals(before) ? inspected : new Inspected.Changing();
        } catch (IOException e) {
            throw new PlumblineException(
                    "%s cannot be read: %s. Check its permissions".formatted(found.file(), e.getMessage()), e);
        }
    }

    private Inspected inspect() throws IOException {
        try {
            Inspection inspection =
                    new FileNameCapture(plan).addTo(new Inspector(plan).inspect(found.bytes()), found.name());
            Delivery delivery = new Delivery(plan.export(), found.file(), found.bytes(), found.day(), inspection);
            String damage = RetypedColumns.damage(plan, delivery);
            return new Inspected.Delivered(damage.isEmpty() ? delivery : delivery.with(inspection.rejected(damage)));
        } catch (ContainerException e) {
            String reason = found.file().equals(found.container())
                    ? e.reason()
                    : "%s: %s"
                            .formatted(found.file().substring(found.container().length() + 2), e.reason());
            return new Inspected.Damaged(
                    Delivery.damaged(plan.export(), found.container(), found.bytes(), found.day(), reason));
        }
    }
}
