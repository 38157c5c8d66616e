package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells by its path which export a file is; a file that two contracts claim is a mistake in the contracts. */
final class ExportMatcher {
    private final List<Claim> claims = new ArrayList<>();
    private final List<String> mistakes = new ArrayList<>();

    private record Claim(Export export, PathMatcher glob) {}

    ExportMatcher(List<Export> exports) {
        for (Export export : exports) {
            export.files()
                    .forEach(glob -> claims.add(
                            new Claim(export, FileSystems.getDefault().getPathMatcher("glob:" + glob))));
        }
    }

    Optional<Export> match(LandingFolder.Found found) {
        List<Export> matching = claims.stream()
                .filter(claim -> claim.glob().matches(Path.of(found.name())))
                .map(Claim::export)
                .distinct()
                .toList();
        if (matching.size() > 1) {
            mistakes.add("%s is claimed by %s and %s. Narrow \"files\" in one of them"
                    .formatted(
                            found.file(),
                            matching.get(0).name(),
                            matching.get(1).name()));
        }
        return matching.stream().findFirst();
    }

    /** Throws all mistakes at once. */
    void complain() {
        if (!mistakes.isEmpty()) {
            throw new PlumblineException(String.join("\n", mistakes));
        }
    }
}
