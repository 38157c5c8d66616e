package io.plumbline.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.PlumblineException;
import io.plumbline.kit.Silence;
import io.plumbline.kit.Spark;
import io.plumbline.run.Night.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A landing folder without a file that a night can take. */
@ExtendWith(Spark.class)
class NothingToReadTest {
    @TempDir
    private Path folder;

    private ParcelProject project;

    @BeforeEach
    void project() throws IOException {
        project = ParcelProject.in(folder.resolve("project")).contract("id", "weight");
        Files.createDirectories(folder.resolve("landing/2026-03-02/post"));
    }

    private Outcome run() {
        return project.nightly(folder.resolve("landing"), folder.resolve("lake"))
                .run(new Silence())
                .outcome();
    }

    @Test
    void aFirstNightSaysSo() {
        assertThatThrownBy(this::run)
                .isInstanceOf(PlumblineException.class)
                .hasMessageStartingWith("no delivery folder has a file to read\n    fix: ");
    }

    @Test
    void aFirstNightNamesWhatItLeftAlone() throws IOException {
        Files.writeString(folder.resolve("landing/2026-03-02/post/parcel.csv.part"), "id,day,weight\n");
        assertThatThrownBy(this::run)
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining(
                        "1 left alone, the first: 2026-03-02/post/parcel.csv.part (still being written (.part))");
    }

    @Test
    void aLaterNightHasNothingNew() throws IOException {
        Path parcels = folder.resolve("landing/2026-03-02/post/parcel.csv");
        Files.writeString(parcels, "id,day,weight\n1,2026-03-01,3\n");
        run();
        Files.delete(parcels);
        assertThat(run().kind()).isEqualTo(Outcome.Kind.NOTHING_NEW);
    }
}
