package io.plumbline.cli;

import io.plumbline.dialect.Names;
import io.plumbline.land.FileReport;
import io.plumbline.land.FileTrial.Claim;
import io.plumbline.land.QuarantinedRow;
import java.util.Locale;

/** What a contract's reader makes of a file. */
final class ClaimedFile {
    private ClaimedFile() {}

    static Findings findings(Claim claim, FileReport report) {
        Findings findings = new Findings();
        findings.add("contract", "%s, by %s".formatted(claim.export().name(), claim.by()));
        findings.add(
                "verdict",
                report.verdict().toString().toLowerCase(Locale.ROOT)
                        + (report.reason().isEmpty() ? "" : ": " + report.reason()));
        findings.add("encoding", report.encoding());
        if (!report.delimiter().isEmpty()) {
            findings.add("delimiter", Names.of(report.delimiter()));
            findings.add("header", report.headerLine(), "");
        }
        findings.add("read", String.valueOf(report.read()));
        findings.add("landed", String.valueOf(report.landed()));
        findings.add("quarantined", String.valueOf(report.quarantined()));
        report.recognised()
                .forEach((kind, count) -> findings.add(
                        "recognised", "%s: %d".formatted(kind.toString().toLowerCase(Locale.ROOT), count)));
        report.controls()
                .forEach(total -> findings.add(
                        "total",
                        "%s: landed %s, quarantined %s, %s"
                                .formatted(
                                        total.column(),
                                        total.landed(),
                                        total.quarantined(),
                                        total.stated() == null ? "the file states none" : "stated " + total.stated())));
        report.problems().forEach(problem -> findings.add("problem", problem));
        report.quarantine().forEach(row -> findings.add("quarantined", row.line(), reason(row)));
        return findings;
    }

    private static String reason(QuarantinedRow row) {
        return row.column().isEmpty() ? row.reason() : row.column() + ": " + row.reason();
    }
}
