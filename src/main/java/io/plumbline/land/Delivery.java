package io.plumbline.land;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * One delivered file, inspected but not yet read.
 *
 * @param export the contract that it matches, vendor/object
 * @param file path below the landing folder, with slashes
 * @param path where the file is
 * @param day the date of its delivery folder
 */
public record Delivery(String export, String file, String path, LocalDate day, Inspection inspection)
        implements Serializable {

    /** SHA-256 of the bytes, lower-case hex. */
    public String id() {
        return inspection.id();
    }

    public long bytes() {
        return inspection.bytes();
    }

    /** When the file was last written, milliseconds since 1970 UTC. */
    public long modifiedMillis() {
        return inspection.modifiedMillis();
    }

    public Verdict verdict() {
        return inspection.verdict();
    }

    /** Why the file is rejected, "" when it is not. */
    public String reason() {
        return inspection.reason();
    }
}
