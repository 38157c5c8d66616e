package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Decides, before any row is landed, whether a file can be read as a whole, so that a rejected file leaves no row in
 * bronze. All bytes are read anyway for the file's SHA-256; the same pass decodes them strictly and follows their
 * structure. What a record holds is not looked at here: bad records are quarantined one by one when the file is read.
 */
final class Inspector {
    private static final int HEAD = 1 << 20;
    /** Enough for a task to be worth its start, little enough for a file of some hundred megabytes to keep all cores busy. */
    private static final long SPLIT_BYTES = 1L << 25;

    private final ReadPlan plan;
    private final long splitBytes;

    Inspector(ReadPlan plan) {
        this(plan, SPLIT_BYTES);
    }

    /** @param splitBytes least size of the parts in which a file may be read */
    Inspector(ReadPlan plan, long splitBytes) {
        this.plan = plan;
        this.splitBytes = splitBytes;
    }

    Inspection inspect(DeliveredBytes file) throws IOException {
        FileStamp stamp = file.stamp();
        byte[] head = head(file);
        if (plan.kind() == ReadPlan.Kind.WORKBOOK) {
            return new WorkbookInspector(plan).inspect(file, stamp, head);
        }
        String mistaken = FileKind.mistaken(head, plan.encoding());
        if (!mistaken.isEmpty()) {
            FileBytes bytes = FileBytes.hash(file);
            return new Inspection(bytes.sha256(), stamp, Verdict.REJECTED, mistaken, Layout.UNKNOWN, List.of());
        }
        Encoding encoding = Encoding.of(head, plan.encoding());
        Optional<Header> header = header(head, encoding);
        CsvDialect dialect =
                CsvDialect.of(plan, header.map(Header::delimiter).orElse(",").charAt(0));
        TextPass text = new TextPass(encoding, dialect, this::structure);
        FileBytes bytes = FileBytes.hashAndFollow(file, encoding.bomBytes(), text);
        if (text.encoding() != encoding) {
            header = header(head, text.encoding());
        }
        Findings findings = new Findings(plan, file, header, text);
        Verdict verdict = findings.verdict();
        return new Inspection(
                bytes.sha256(),
                stamp,
                verdict,
                verdict == Verdict.REJECTED ? findings.damage() : "",
                findings.layout(),
                text.oddities());
    }

    private Structure structure(CsvDialect dialect) {
        return switch (plan.kind()) {
            case DELIMITED, WORKBOOK -> new CsvStructure(dialect, splitBytes);
            case JSON_LINES -> LineStructure.ofRecords();
            case JSON_DOCUMENT -> LineStructure.ofDocument();
        };
    }

    private static byte[] head(DeliveredBytes file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(HEAD);
        }
    }

    private Optional<Header> header(byte[] head, Encoding encoding) {
        if (plan.kind() != ReadPlan.Kind.DELIMITED) {
            return Optional.empty();
        }
        int bom = encoding.bomBytes();
        return new HeaderSearch(plan).closest(new String(head, bom, head.length - bom, encoding.charset()));
    }
}
