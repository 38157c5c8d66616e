package io.plumbline.land;

import io.plumbline.PlumblineException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Reads the landed rows of one part of an inspected file; everything else is tallied on the way. */
final class DeliveryReader implements Closeable {
    private final Delivery delivery;
    private final FilePart part;
    private final Records records;
    private final Tally tally;

    private DeliveryReader(Delivery delivery, FilePart part, Records records, Tally tally) {
        this.delivery = delivery;
        this.part = part;
        this.records = records;
        this.tally = tally;
    }

    /** Reads the whole file. */
    static DeliveryReader open(ReadPlan plan, Delivery delivery) throws IOException {
        return open(plan, delivery, delivery.inspection().layout().whole());
    }

    static DeliveryReader open(ReadPlan plan, Delivery delivery, FilePart part) throws IOException {
        if (!delivery.content().stamp().equals(delivery.inspection().stamp())) {
            throw changed(delivery);
        }
        return new DeliveryReader(delivery, part, records(plan, delivery, part), new Tally(plan));
    }

    private static Records records(ReadPlan plan, Delivery delivery, FilePart part) throws IOException {
        Layout layout = delivery.inspection().layout();
        return switch (plan.kind()) {
            case DELIMITED ->
                CsvDialect.of(plan, layout.delimiter().charAt(0)).isInBytes()
                        ? new ByteRecords(plan, layout, part, utf8(delivery, layout, part))
                        : new CsvRecords(plan, layout, text(delivery, layout));
            case WORKBOOK -> new SheetRecords(plan, layout, Workbook.open(delivery.content(), plan.part()));
            case JSON_LINES -> new JsonLineRecords(plan, layout, text(delivery, layout));
            case JSON_DOCUMENT ->
                new JsonDocumentRecords(plan, layout, JsonSurroundings.of(plan, delivery), text(delivery, layout));
        };
    }

    static Reader text(Delivery delivery, Layout layout) throws IOException {
        return TextFile.open(delivery.content(), Charset.forName(layout.encoding()), layout.bomBytes());
    }

    private static InputStream utf8(Delivery delivery, Layout layout, FilePart part) throws IOException {
        return TextFile.utf8(
                delivery.content(),
                Charset.forName(layout.encoding()),
                part.start().offset());
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

    /** Physical line on which the row handed out last starts. */
    long line() {
        return records.line();
    }

    /** Of this part; complete once its last row has been read. */
    FileReport report() {
        if (part.records() != FilePart.ALL && part.records() != records.read()) {
            throw changed(delivery);
        }
        return tally.report(delivery, records.read());
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
