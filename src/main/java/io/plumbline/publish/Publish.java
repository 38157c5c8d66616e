package io.plumbline.publish;

import io.plumbline.definitions.Definitions;
import io.plumbline.definitions.Settings.ParquetCopy;
import io.plumbline.lake.Lake;
import io.plumbline.publish.scorecard.ScorecardArtefact;
import io.plumbline.run.Night.Artefact;
import io.plumbline.run.Stage;
import io.plumbline.run.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stage 6: the star schema, and what a release brings along for readers. */
public final class Publish implements Stage {
    private static final String NAME = "publish";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Step> steps(Definitions definitions, Instant asOf) {
        return List.of(
                DefinitionDimension.kpis(definitions),
                DefinitionDimension.models(definitions),
                new SourceStatusStep(definitions, asOf),
                new KpiFreshnessStep(definitions));
    }

    /** Made for a release before readers are shown it: the scorecard, and the plain Parquet copy. None without this stage. */
    public static List<Artefact> artefacts(Lake lake, Definitions definitions, Path lakeFolder) {
        if (!definitions.job().has(NAME)) {
            return List.of();
        }
        List<Artefact> artefacts = new ArrayList<>();
        if (ScorecardArtefact.isFor(definitions.job())) {
            artefacts.add(new ScorecardArtefact(lake, definitions, lakeFolder));
        }
        if (definitions.settings().parquetCopy() == ParquetCopy.ON) {
            artefacts.add((release, gates) -> new ParquetFolder(lake, lakeFolder.resolve("parquet")).copy(release));
        }
        return artefacts;
    }
}
