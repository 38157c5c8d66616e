package io.plumbline.publish.scorecard;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Job;
import io.plumbline.definitions.Kpi;
import io.plumbline.definitions.Settings;
import io.plumbline.lake.Lake;
import io.plumbline.lake.Releases.Release;
import io.plumbline.publish.scorecard.ScorecardData.Delivered;
import io.plumbline.run.GateResult;
import io.plumbline.run.Night.Artefact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the scorecard of a release: {@code releases/<id>/scorecard.html}, and a copy of the newest as {@code scorecard.html}. */
public final class ScorecardArtefact implements Artefact {
    private final Lake lake;
    private final Definitions definitions;
    private final Path lakeFolder;

    public ScorecardArtefact(Lake lake, Definitions definitions, Path lakeFolder) {
        this.lake = lake;
        this.definitions = definitions;
        this.lakeFolder = lakeFolder;
    }

    /** A job without some of the tables that it shows has no scorecard. */
    public static boolean isFor(Job job) {
        return job.makes(ReleasedTables.SHOWN);
    }

    @Override
    public void make(Release release, List<GateResult> gates) {
        String html = Scorecard.html(read(release, gates));
        try {
            Path page = lakeFolder.resolve("releases").resolve(release.id()).resolve("scorecard.html");
            Files.createDirectories(page.getParent());
            Files.writeString(page, html);
            Path draft = Files.writeString(lakeFolder.resolve("scorecard.html.draft"), html);
            Files.move(
                    draft,
                    lakeFolder.resolve("scorecard.html"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the scorecard of " + release.id(), e);
        }
    }

    /** What the scorecard of a release says. */
    ScorecardData read(Release release, List<GateResult> gates) {
        Settings settings = definitions.settings();
        ReleasedTables tables = new ReleasedTables(lake, release);
        Instant asOf = Instant.parse(release.asOf());
        YearMonth month = YearMonth.from(asOf.atZone(settings.reportingZone())).minusMonths(1);
        Map<String, List<Delivered>> sources = new DeliveryReader(tables, asOf).read();
        Origins origins = new Origins(new Lineage(lake, definitions.exports()), sources);
        KpiHistory history = KpiHistory.read(tables, month);
        return new ScorecardData(
                settings.company(),
                release.id(),
                asOf,
                settings.reportingZone(),
                settings.reportingCurrency(),
                month,
                history.isRunning() ? Optional.of(month.plusMonths(1)) : Optional.empty(),
                definitions.kpis().stream()
                        .filter(kpi -> kpi.headline() > 0)
                        .sorted(Comparator.comparing(Kpi::headline))
                        .map(kpi -> history.row(kpi, shown -> origins.confidence(shown.source())))
                        .toList(),
                CreditReader.read(tables, month, definitions.models()),
                RequestReader.read(tables, asOf.atZone(settings.reportingZone()).toLocalDate()),
                new TrustReader(tables, definitions)
                        .read(sources.values().stream().flatMap(List::stream).toList(), gates, month));
    }
}
