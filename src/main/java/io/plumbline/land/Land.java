package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Export;
import io.plumbline.definitions.TableName;
import io.plumbline.lake.Lake;
import io.plumbline.run.InParallel;
import io.plumbline.run.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/**
 * The first stage: every delivered file once, as rows of bronze, quarantined rows and a balance.
 *
 * <p>A file counts as landed when {@code ops.delivery} says so, which is written last. A run killed before that finds the
 * bronze commit of the dead run by its note and the files' reports in the staging folder, and only writes down what is
 * missing.
 */
public final class Land {
    private final SparkSession spark;
    private final Lake lake;
    private final Definitions definitions;
    private final DeliveryLedger ledger;

    public Land(SparkSession spark, Lake lake, Definitions definitions) {
        this.spark = spark;
        this.lake = lake;
        this.definitions = definitions;
        this.ledger = new DeliveryLedger(lake.suiting(List.of()), definitions);
    }

    /** The files up to a date that no earlier run has dealt with. Reads all their bytes, writes nothing. */
    public Deliveries find(Path landing, LocalDate upTo) {
        Map<String, String> hashes =
                definitions.exports().stream().collect(Collectors.toMap(Export::name, Export::hash));
        Deliveries found = Deliveries.find(landing, definitions.exports(), upTo, ledger.known(hashes));
        return ledger.withoutRecorded(found);
    }

    /**
     * Lands the files.
     *
     * @return how many files were dealt with, refused ones included
     * @throws PlumblineException when there is no file to deal with, and never was one
     */
    public long land(Deliveries found, long run, Instant landedAt, Progress progress) {
        if (found.isNothing() && !ledger.isBegun()) {
            throw nothingIn(found.ignored());
        }
        Map<String, List<Delivery>> byExport = found.files().stream()
                .filter(Delivery::hasContract)
                .collect(Collectors.groupingBy(Delivery::export, java.util.TreeMap::new, Collectors.toList()));
        String staging = lake.root() + "/_staging/land";
        List<Callable<Void>> landings = new ArrayList<>();
        byExport.forEach((name, files) -> landings.add(() -> {
            Export export = definitions.export(name).orElseThrow();
            new BronzeTable(spark, lake, export).land(files, run, landedAt, staging, progress);
            return null;
        }));
        InParallel.all(landings);
        return ledger.record(found, new FileReports(staging), run, landedAt);
    }

    private static PlumblineException nothingIn(List<Deliveries.Ignored> ignored) {
        String left = ignored.isEmpty()
                ? ""
                : "; %d left alone, the first: %s (%s)"
                        .formatted(
                                ignored.size(),
                                ignored.get(0).file(),
                                ignored.get(0).reason());
        return new PlumblineException(
                "no delivery folder has a file to read" + left
                        + "\n    fix: put export files below a folder per delivery date, or name another landing folder by --landing or in conf/plumbline.conf");
    }

    /**
     * Asks the records again that landing quarantined.
     *
     * @param export only those of this export, vendor/object
     */
    public List<Replayed> replay(Path landing, Optional<String> export, long run, Instant landedAt) {
        return new Replay(spark, lake, definitions, ledger, run).replay(landing, export, run, landedAt);
    }

    /** Physical lines of landed records whose files still lie in the landing folder; writes nothing. */
    public Map<LandedRecord, Long> lines(Path landing, Collection<LandedRecord> landed) {
        return new RecordLines(definitions, ledger).of(landing, landed);
    }

    /** The tables that landing these files will change. */
    public List<TableName> willChange(Deliveries found) {
        return definitions.exports().stream()
                .filter(export -> found.files().stream()
                        .anyMatch(file -> file.export().equals(export.name()) && file.verdict() == Verdict.READABLE))
                .map(Export::bronze)
                .toList();
    }
}
