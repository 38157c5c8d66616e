package io.plumbline.land;

import static org.apache.spark.sql.functions.col;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.lake.Lake;
import io.plumbline.run.Quarantine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Reads files again whose records landing quarantined, by their contracts as they are now: records that these take are added to
 * bronze and leave the quarantine. Their bytes must still lie in the landing folder, under any name.
 *
 * <p>What is in bronze decides, so a replay that was killed is finished by the next.
 */
final class Replay {
    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final DeliveryLedger ledger;
    private final Quarantine quarantine;

    Replay(SparkSession spark, Lake lake, Definitions definitions, DeliveryLedger ledger, long run) {
        this.spark = spark;
        this.lake = lake;
        this.definitions = definitions;
        this.ledger = ledger;
        this.quarantine = new Quarantine(lake, definitions, run);
    }

    private record Waiting(String file, String export, String id, long records) {
        ReadFile asRead() {
            return new ReadFile(export, file);
        }

        /** The bytes count, whatever the name they lie under. */
        boolean isIn(Delivery delivery) {
            return delivery.export().equals(export) && delivery.id().equals(id);
        }

        /** The bytes as the file that they were landed as. */
        Delivery as(Delivery found) {
            LocalDate day = LocalDate.parse(file.substring(0, 10));
            return new Delivery(export, file, found.content(), day, found.inspection());
        }
    }

    List<Replayed> replay(Path landing, Optional<String> export, long run, Instant landedAt) {
        List<Waiting> waiting = waiting().stream()
                .filter(file -> export.map(file.export()::equals).orElse(true))
                .toList();
        List<Delivery> found = inspect(landing, waiting);
        List<Replayed> replayed = new ArrayList<>();
        for (Waiting file : waiting) {
            Optional<Delivery> delivery = found.stream().filter(file::isIn).findFirst();
            String problem = problem(file, delivery, found);
            replayed.add(
                    problem.isEmpty()
                            ? replay(file, file.as(delivery.orElseThrow()), run, landedAt)
                            : new Replayed(file.file(), file.records(), 0, problem));
        }
        return replayed;
    }

    private List<Waiting> waiting() {
        if (!lake.exists(Quarantine.TABLE)) {
            return List.of();
        }
        return lake
                .read(Quarantine.TABLE)
                .filter(col("stage").equalTo("land"))
                .groupBy("file", "export", "delivery_id")
                .agg(org.apache.spark.sql.functions.countDistinct("row"))
                .orderBy("file")
                .collectAsList()
                .stream()
                .map(row -> new Waiting(row.getString(0), row.getString(1), row.getString(2), row.getLong(3)))
                .toList();
    }

    /** The files as they lie in the landing folder now, and copies of them; all others count as known and are not looked at. */
    private List<Delivery> inspect(Path landing, List<Waiting> waiting) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        Set<ReadFile> files = waiting.stream().map(Waiting::asRead).collect(Collectors.toSet());
        Set<String> ids = waiting.stream().map(Waiting::id).collect(Collectors.toSet());
        List<Deliveries.Known> others = ledger.known(Map.of()).stream()
                .filter(known ->
                        !ids.contains(known.id()) && !files.contains(new ReadFile(known.export(), known.file())))
                .toList();
        return Deliveries.find(landing, definitions.exports(), LocalDate.MAX, others)
                .files();
    }

    private String problem(Waiting file, Optional<Delivery> delivery, List<Delivery> found) {
        if (definitions.export(file.export()).isEmpty()) {
            return "its contract is gone";
        }
        if (delivery.isEmpty()) {
            boolean isOther = found.stream().map(ReadFile::of).anyMatch(file.asRead()::equals);
            return isOther
                    ? "the file of this name holds other bytes now: put back the one with SHA-256 " + file.id()
                    : "it is no longer in the landing folder: put it back, its SHA-256 is " + file.id();
        }
        return delivery.get().verdict() == Verdict.READABLE
                ? ""
                : "its contract refuses the whole file now: " + delivery.get().reason();
    }

    private Replayed replay(Waiting file, Delivery delivery, long run, Instant landedAt) {
        Export export = definitions.export(file.export()).orElseThrow();
        ReplayedFile replayed = new ReplayedFile(spark, lake, export, delivery);
        FileReport report = replayed.land(run, landedAt);
        if (report.quarantine().size() < report.quarantined()) {
            return new Replayed(
                    file.file(),
                    file.records(),
                    0,
                    "more than " + Tally.MAX_KEPT
                            + " of its records would still be refused: correct the contract first");
        }
        Dataset<Row> refused = replayed.without(ledger.quarantined(report, run));
        Quarantine.Scope scope = new Quarantine.Scope(export.name(), export.bronze());
        Dataset<Row> asked = quarantine.waiting(scope).filter(col("delivery_id").equalTo(delivery.id()));
        String writer = "replay of " + delivery.file();
        long taken = quarantine.settle(asked, refused, writer);
        quarantine.add(refused, writer);
        ledger.replayed(
                report, replayed.landed(), refused.select("row").distinct().count(), run);
        return new Replayed(file.file(), file.records(), taken, "");
    }
}
