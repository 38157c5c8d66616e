package io.plumbline.land;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.LeavesBy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Tonight's files as rows of the ledger's tables. */
final class DeliveryRows {
    private final Deliveries found;
    private final Map<ReadFile, FileReport> reports;
    private final Definitions definitions;
    private final long run;
    private final Timestamp landedAt;

    /** @param reports of files that were read or refused by a contract */
    DeliveryRows(
            Deliveries found, Map<ReadFile, FileReport> reports, Definitions definitions, long run, Instant landedAt) {
        this.found = found;
        this.reports = reports;
        this.definitions = definitions;
        this.run = run;
        this.landedAt = Timestamp.from(landedAt);
    }

    List<Row> deliveries() {
        List<Row> rows = new ArrayList<>();
        found.files().forEach(file -> rows.add(row(file)));
        found.duplicates()
                .forEach(file -> rows.add(RowFactory.create(
                        file.id(),
                        file.file(),
                        file.export(),
                        Date.valueOf(file.day()),
                        file.bytes(),
                        null,
                        null,
                        null,
                        null,
                        "duplicate",
                        "the same bytes as " + file.original(),
                        null,
                        null,
                        null,
                        hash(file.export()),
                        null,
                        run,
                        landedAt,
                        nullIfEmpty(Instance.of(file.file())),
                        null)));
        found.unknown()
                .forEach(file -> rows.add(RowFactory.create(
                        "",
                        file,
                        null,
                        Date.valueOf(LocalDate.parse(file.substring(0, 10))),
                        0L,
                        null,
                        null,
                        null,
                        null,
                        "unknown",
                        "no contract in conf/exports fits this name",
                        null,
                        null,
                        null,
                        null,
                        null,
                        run,
                        landedAt,
                        nullIfEmpty(Instance.of(file)),
                        null)));
        return rows;
    }

    private Row row(Delivery file) {
        if (!file.hasContract()) {
            return unopened(file);
        }
        FileReport report = reports.get(ReadFile.of(file));
        if (report == null) {
            throw new IllegalStateException("no report of " + file.file());
        }
        String status = switch (file.verdict()) {
            case READABLE -> "landed";
            case EMPTY -> "empty";
            case REJECTED -> "rejected";
        };
        return RowFactory.create(
                file.id(),
                file.file(),
                file.export(),
                Date.valueOf(file.day()),
                file.bytes(),
                report.read(),
                report.landed(),
                report.quarantined(),
                report.rowsRecognised(),
                status,
                nullIfEmpty(file.reason()),
                nullIfEmpty(report.encoding()),
                nullIfEmpty(report.delimiter()),
                nullIfEmpty(String.join("; ", report.problems())),
                hash(file.export()),
                new Timestamp(file.modifiedMillis()),
                run,
                landedAt,
                nullIfEmpty(file.instance()),
                columns(file));
    }

    /** Of an archive that cannot be taken apart nobody knows what it holds. */
    private Row unopened(Delivery archive) {
        return RowFactory.create(
                archive.id(),
                archive.file(),
                null,
                Date.valueOf(archive.day()),
                archive.bytes(),
                null,
                null,
                null,
                null,
                "rejected",
                archive.reason(),
                null,
                null,
                null,
                null,
                new Timestamp(archive.modifiedMillis()),
                run,
                landedAt,
                nullIfEmpty(archive.instance()),
                null);
    }

    private static String @Nullable [] columns(Delivery file) {
        List<String> columns = file.inspection().layout().header();
        return columns.isEmpty() ? null : columns.toArray(String[]::new);
    }

    List<Row> fileTotals() {
        List<Row> rows = new ArrayList<>();
        for (FileReport report : reports.values()) {
            for (ControlTotal total : report.controls()) {
                rows.add(RowFactory.create(
                        report.deliveryId(),
                        report.file(),
                        report.export(),
                        total.column(),
                        exact(total.landed()),
                        exact(total.quarantined()),
                        exact(total.stated())));
            }
        }
        return rows;
    }

    /** Rows of {@code ops.quarantine} without their key and run, which {@link io.plumbline.run.Quarantine} adds. */
    List<Row> quarantined() {
        List<Row> rows = new ArrayList<>();
        for (FileReport report : reports.values()) {
            for (QuarantinedRow row : report.quarantine()) {
                rows.add(RowFactory.create(
                        0L,
                        run,
                        "land",
                        report.export(),
                        bronze(report.export()),
                        report.deliveryId(),
                        report.file(),
                        row.row(),
                        row.line(),
                        nullIfEmpty(row.column()),
                        row.reason(),
                        LeavesBy.REPLAY.text(),
                        row.cells()));
            }
        }
        return rows;
    }

    private @Nullable String hash(String export) {
        return definitions.export(export).map(Export::hash).orElse(null);
    }

    private String bronze(String export) {
        return definitions.export(export).orElseThrow().bronze().toString();
    }

    private static @Nullable BigDecimal exact(@Nullable BigDecimal value) {
        return value == null ? null : value.setScale(6, RoundingMode.UNNECESSARY);
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
