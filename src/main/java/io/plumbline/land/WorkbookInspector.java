package io.plumbline.land;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Decides whether a sheet can be read as a whole, as {@link Inspector} does for text: all of its rows are read once. */
final class WorkbookInspector {
    private final ReadPlan plan;

    WorkbookInspector(ReadPlan plan) {
        this.plan = plan;
    }

    Inspection inspect(DeliveredBytes file, FileStamp stamp, byte[] head) throws IOException {
        FileBytes bytes = FileBytes.hash(file);
        if (bytes.count() == 0) {
            return new Inspection(bytes.sha256(), stamp, Verdict.EMPTY, "", Layout.UNKNOWN, List.of());
        }
        String start = new String(head, 0, Math.min(head.length, 4), StandardCharsets.ISO_8859_1);
        if (!start.equals("PK\u0003\u0004")) {
            String mistaken = FileKind.mistaken(head, "");
            return rejected(bytes, stamp, mistaken.isEmpty() ? "the file is no Excel workbook (.xlsx)" : mistaken);
        }
        try {
            return inspect(file, bytes, stamp);
        } catch (ContainerException e) {
            return rejected(bytes, stamp, e.reason());
        }
    }

    private Inspection inspect(DeliveredBytes file, FileBytes bytes, FileStamp stamp) throws IOException {
        HeaderScan scan = new HeaderScan(plan, new HeaderMeasure(plan), "");
        boolean isSearching = true;
        long rows = 0;
        boolean isBlank = true;
        try (SheetRows sheet = Workbook.open(file, plan.part())) {
            for (SheetRows.SheetRow row = sheet.next(); row != null; row = sheet.next()) {
                rows++;
                isBlank &= row.cells().length == 0;
                isSearching = isSearching && scan.next(filled(row), row.number(), row.number());
            }
        }
        FoundHeader header = new FoundHeader(plan, scan.best());
        if (isBlank) {
            return new Inspection(bytes.sha256(), stamp, Verdict.EMPTY, "", Layout.UNKNOWN, List.of());
        }
        String damage = header.damage();
        Verdict verdict = damage.isEmpty() ? Verdict.READABLE : Verdict.REJECTED;
        return new Inspection(bytes.sha256(), stamp, verdict, damage, header.layout(rows), List.of());
    }

    private static List<String> filled(SheetRows.SheetRow row) {
        return row.cells().length == 0 ? List.of("") : Arrays.asList(row.cells());
    }

    private static Inspection rejected(FileBytes bytes, FileStamp stamp, String reason) {
        return new Inspection(bytes.sha256(), stamp, Verdict.REJECTED, reason, Layout.UNKNOWN, List.of());
    }
}
