package io.plumbline.land;

/** A file as one contract reads it. */
record ReadFile(String export, String file) {
    static ReadFile of(Delivery delivery) {
        return new ReadFile(delivery.export(), delivery.file());
    }

    static ReadFile of(FileReport report) {
        return new ReadFile(report.export(), report.file());
    }
}
