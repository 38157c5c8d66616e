package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** Tells by its path which export a file is; a file that two contracts claim is a mistake unless both share it. */
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

    /** The export that the file is; several only if all of them share it. */
    List<Export> match(LandingFolder.Found found) {
        List<Export> matching = claims.stream()
                .filter(claim -> claim.glob().matches(Path.of(found.name())))
                .map(Claim::export)
                .distinct()
                .toList();
        if (matching.size() > 1 && !matching.stream().allMatch(Export::shared)) {
            mistakes.add("%s is claimed by %s and %s. Narrow \"files\" in one of them%s"
                    .formatted(
                            found.file(),
                            matching.get(0).name(),
                            matching.get(1).name(),
                            matching.stream().anyMatch(Export::shared) ? ", or write shared = true in both" : ""));
        }
        return matching;
    }

    /** Throws all mistakes at once. */
    void complain() {
        if (!mistakes.isEmpty()) {
            throw new PlumblineException(String.join("\n", mistakes));
        }
    }
}
