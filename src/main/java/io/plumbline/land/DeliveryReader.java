package io.plumbline.land;

import io.plumbline.PlumblineException;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads the landed rows of one inspected file; everything else is tallied on the way. */
final class DeliveryReader implements Closeable {
    private final Delivery delivery;
    private final Records records;
    private final Tally tally;

    private DeliveryReader(Delivery delivery, Records records, Tally tally) {
        this.delivery = delivery;
        this.records = records;
        this.tally = tally;
    }

    static DeliveryReader open(ReadPlan plan, Delivery delivery) throws IOException {
        if (!delivery.content().stamp().equals(delivery.inspection().stamp())) {
            throw changed(delivery);
        }
        Layout layout = delivery.inspection().layout();
        if (plan.kind() == ReadPlan.Kind.WORKBOOK) {
            SheetRows rows = Workbook.open(delivery.content(), plan.part());
            return new DeliveryReader(delivery, new SheetRecords(plan, layout, rows), new Tally(plan));
        }
        Records records = switch (plan.kind()) {
            case DELIMITED -> new CsvRecords(plan, layout, text(delivery, layout));
            case WORKBOOK -> throw new IllegalStateException("a workbook is no text");
            case JSON_LINES -> new JsonLineRecords(plan, layout, text(delivery, layout));
            case JSON_DOCUMENT ->
                new JsonDocumentRecords(plan, layout, JsonSurroundings.of(plan, delivery), text(delivery, layout));
        };
        return new DeliveryReader(delivery, records, new Tally(plan));
    }

    static Reader text(Delivery delivery, Layout layout) throws IOException {
        return TextFile.open(delivery.content(), Charset.forName(layout.encoding()), layout.bomBytes());
    }

    private static PlumblineException changed(Delivery delivery) {
        return new PlumblineException(
                "%s changed after it was inspected. Deliver under a name that ends in .part and rename when complete"
                        .formatted(delivery.file()));
    }

    /** The next landed row; null after the last. */
    Fate.@Nullable Landed next() {
        while (records.hasNext()) {
            Fate fate = records.next();
            tally.add(fate);
            if (fate instanceof Fate.Landed row) {
                return row;
            }
        }
        return null;
    }

    /** Complete once the last row has been read. */
    FileReport report() {
        long counted = delivery.inspection().layout().records();
        if (counted > 0 && counted != records.read()) {
            throw changed(delivery);
        }
        return tally.report(delivery, records.read());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
