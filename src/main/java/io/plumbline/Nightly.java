package io.plumbline;

import io.plumbline.attribute.Attribute;
import io.plumbline.checks.Expressions;
import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Problem;
import io.plumbline.definitions.TableName;
import io.plumbline.functions.StandardFunctions;
import io.plumbline.lake.ColumnEncoding;
import io.plumbline.lake.Lake;
import io.plumbline.lake.LakeSession;
import io.plumbline.lake.Lease;
import io.plumbline.lake.PersonSecret;
import io.plumbline.lake.Releases;
import io.plumbline.land.Deliveries;
import io.plumbline.land.Land;
import io.plumbline.land.LandingDates;
import io.plumbline.land.Replayed;
import io.plumbline.measure.Measure;
import io.plumbline.publish.Publish;
import io.plumbline.reconcile.Reconcile;
import io.plumbline.run.LedgerColumns;
import io.plumbline.run.Night;
import io.plumbline.run.Progress;
import io.plumbline.run.Quarantine;
import io.plumbline.run.Reopenings;
import io.plumbline.run.Stage;
import io.plumbline.run.Stale;
import io.plumbline.run.Step;
import io.plumbline.run.Steps;
import io.plumbline.standardize.Standardize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** The night: makes the stages, and runs them over one landing folder into one lake. */
public final class Nightly {
    private final Definitions definitions;
    private final Path landing;
    private final Path lakeFolder;
    private final Instant asOf;

    /** @param asOf the only clock of the run; by default noon UTC of the newest delivery folder's date */
    public Nightly(Definitions definitions, Path landing, Path lakeFolder, Optional<Instant> asOf) {
        this.definitions = definitions;
        this.landing = landing;
        this.lakeFolder = lakeFolder;
        this.asOf = asOf.orElseGet(() -> noonOf(LandingDates.newest(landing)));
    }

    private static Instant noonOf(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    public Instant asOf() {
        return asOf;
    }

    /** What a run did. */
    public record Report(long run, Deliveries found, long files, Night.Outcome outcome) {}

    /** What a run would do. */
    public record Plan(Deliveries found, List<TableName> tables) {}

    /**
     * Runs the night.
     *
     * @throws Lease.Held when another run holds the lake
     */
    public Report run(Progress progress) {
        return run(progress, List.of());
    }

    /**
     * The same, after late files were let in.
     *
     * @param reopened their paths below the landing folder
     * @throws PlumblineException for files of which no late record waits or was let in
     * @throws Lease.Held when another run holds the lake
     */
    public Report run(Progress progress, List<String> reopened) {
        Instant startedAt = Instant.now();
        try (Lease lease = Lease.take(lakeFolder)) {
            SparkSession spark = session();
            Lake lake = new Lake(spark, lakeFolder.toString());
            new LedgerColumns(lake, definitions, lease.run()).widen(Quarantine.TABLE);
            new Reopenings(lake, definitions, lease.run()).add(reopened);
            Land land = new Land(spark, lake, definitions);
            progress.began("reading deliveries");
            Deliveries found = land.find(landing, upTo());
            long files = land.land(found, lease.run(), startedAt, progress);
            Night.RunId id = new Night.RunId(lease.run(), startedAt, asOf, lease.interrupted());
            Night night = new Night(lake, new Releases(lakeFolder), definitions, id, progress);
            Night.Outcome outcome = night.run(steps(), files, Publish.artefacts(lake, definitions, lakeFolder));
            return new Report(lease.run(), found, files, outcome);
        }
    }

    /**
     * Asks the records again that landing quarantined; the next run carries on those that are taken.
     *
     * @param export only those of this export, vendor/object
     * @throws Lease.Held when another run holds the lake
     */
    public List<Replayed> replay(Optional<String> export) {
        try (Lease lease = Lease.take(lakeFolder)) {
            SparkSession spark = session();
            Lake lake = new Lake(spark, lakeFolder.toString());
            new LedgerColumns(lake, definitions, lease.run()).widen(Quarantine.TABLE);
            Land land = new Land(spark, lake, definitions);
            return land.replay(landing, export, lease.run(), Instant.now());
        }
    }

    /** Looks at deliveries and tables; writes nothing. */
    public Plan plan() {
        SparkSession spark = session();
        Lake lake = new Lake(spark, lakeFolder.toString());
        Land land = new Land(spark, lake, definitions);
        Deliveries found = land.find(landing, upTo());
        Set<TableName> landing = new HashSet<>(land.willChange(found));
        return new Plan(found, Stale.tables(lake, Steps.fed(lake, steps(), landing), landing));
    }

    /** A session that can read this lake and knows all functions. */
    public SparkSession session() {
        SparkSession spark = LakeSession.open(lakeFolder.toString(), LakeSession.bytesBelow(landing));
        ColumnEncoding.configure(spark, definitions.tables().values());
        StandardFunctions.register(spark, definitions, asOf);
        return spark;
    }

    /** Mistakes in the definitions' expressions and queries, which need an engine to be found. */
    public static List<Problem> expressionProblems(Definitions definitions) {
        try {
            Path scratch = Files.createTempDirectory("plumbline-check");
            SparkSession spark = LakeSession.open(scratch.toString(), 0);
            StandardFunctions.register(spark, definitions, Instant.EPOCH);
            List<Problem> problems = Expressions.problems(spark, definitions);
            Files.delete(scratch);
            return problems;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private LocalDate upTo() {
        return asOf.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private List<Step> steps() {
        byte[] secret = PersonSecret.read(
                System.getenv(),
                definitions.root().resolve(definitions.settings().personSecretFile()));
        List<Stage> stages =
                List.of(new Standardize(), new Reconcile(secret), new Attribute(), new Measure(), new Publish());
        return Steps.of(definitions, stages, asOf);
    }
}
