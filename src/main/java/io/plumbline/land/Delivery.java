package io.plumbline.land;

import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * One delivered file, inspected but not yet read.
 *
 * @param export the contract that it matches, vendor/object; "" for an archive that cannot be taken apart
 * @param file path below the landing folder, with slashes
 * @param content where its bytes are
 * @param day the date of its delivery folder
 */
public record Delivery(String export, String file, DeliveredBytes content, LocalDate day, Inspection inspection)
        implements Serializable {

    /** A container that is rejected as a whole; it is known by the bytes that lie there, since those in it cannot be told. */
    static Delivery damaged(String export, String file, DeliveredBytes content, LocalDate day, String reason)
            throws IOException {
        DeliveredBytes container = content.packed();
        FileStamp stamp = container.stamp();
        String id = FileBytes.hash(container).sha256();
        Inspection inspection = new Inspection(id, stamp, Verdict.REJECTED, reason, Layout.UNKNOWN, List.of());
        return new Delivery(export, file, container, day, inspection);
    }

    /** To be read in one part. */
    Delivery unsplit() {
        return new Delivery(export, file, content, day, inspection.unsplit());
    }

    Delivery with(Inspection other) {
        return new Delivery(export, file, content, day, other);
    }

    /** Which of several accounts of the vendor it is of; "" for the only one. */
    public String instance() {
        return Instance.of(file);
    }

    /** Whether a contract is known that it could be read by. */
    boolean hasContract() {
        return !export.isEmpty();
    }

    /**
     * SHA-256 of the bytes, lower-case hex; of the decompressed ones, so that packing makes no other delivery of them. Of an
     * instance its name follows, because the same bytes of two accounts are two deliveries.
     */
    public String id() {
        return instance().isEmpty() ? inspection.id() : inspection.id() + "@" + instance();
    }

    /** Size of the file on disk: of the container, if it is one. */
    public long bytes() {
        return inspection.stamp().bytes();
    }

    /** When the file was last written, milliseconds since 1970 UTC. */
    public long modifiedMillis() {
        return inspection.stamp().modifiedMillis();
    }

    public Verdict verdict() {
        return inspection.verdict();
    }

    /** What a person should look at although the file can be read. */
    public List<String> problems() {
        return inspection.problems();
    }

    /** Why the file is rejected, "" when it is not. */
    public String reason() {
        return inspection.reason();
    }
}
