package io.plumbline.land;

import io.plumbline.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

/** The dates of a landing folder's delivery folders. */
public final class LandingDates {
    private LandingDates() {}

    /**
     * The newest date.
     *
     * @throws PlumblineException when there is no delivery folder
     */
    public static LocalDate newest(Path landing) {
        try (Stream<Path> entries = Files.list(landing)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-\\d{2}-\\d{2}"))
                    .map(LocalDate::parse)
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> nothing(landing));
        } catch (IOException e) {
            throw nothing(landing);
        }
    }

    private static PlumblineException nothing(Path landing) {
        return new PlumblineException("there is no delivery in " + landing
                + "\n    fix: put export files below a folder per delivery date, e.g. " + landing
                + "/2026-03-02/salesforce/Lead.csv, or name another folder by --landing or in conf/plumbline.conf");
    }
}
