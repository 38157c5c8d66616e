package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a contract's reader makes of one file, wherever it lies; nothing is landed. */
public final class FileTrial {
    private static final int HEAD = 1 << 20;
    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::share).thenComparing(Match::coverage).reversed();

    private final LandingFolder.Found found;

    /** A contract, and by what it claims the file. */
    public record Claim(Export export, String by) {}

    private record Match(Export export, Header header) {
        /** Of the file's columns, those that the contract knows. */
        double share() {
            return (double) header.matches() / Math.max(1, header.cells().size());
        }

        /** Of the contract's columns, those that the file has. */
        double coverage() {
            return (double) header.matches() / Math.max(1, export.columns().size());
        }

        boolean isBetterThan(Match other) {
            return BEST_FIRST.compare(this, other) < 0;
        }
    }

    private FileTrial(LandingFolder.Found found) {
        this.found = found;
    }

    /** The file, or each entry of the archive that it is. */
    public static List<FileTrial> of(Path file) {
        LandingFolder folder = LandingFolder.of(file);
        for (LandingFolder.Unopened archive : folder.unopened()) {
            throw new PlumblineException("%s cannot be taken apart: %s".formatted(file, archive.reason()));
        }
        return folder.files().stream().map(FileTrial::new).toList();
    }

    /** The file's name, that of an entry after its archive's. */
    public String name() {
        return found.file();
    }

    /** The bytes, unpacked. */
    public InputStream open() throws IOException {
        return found.bytes().open();
    }

    /** Why the file is no text, or "". */
    public String mistaken() throws IOException {
        try (InputStream in = open()) {
            byte[] head = in.readNBytes(HEAD);
            return FileKind.mistaken(head, "");
        }
    }

    /** The contracts whose "files" fit the end of the path; otherwise the one that knows the most of the file's columns. */
    public List<Claim> claims(List<Export> exports) throws IOException {
        List<Claim> named = exports.stream()
                .filter(this::isNamedBy)
                .map(export -> new Claim(export, "its name"))
                .toList();
        return named.isEmpty() ? byColumns(exports).stream().toList() : named;
    }

    /** Reads all of the file. */
    public FileReport read(Export export) throws IOException {
        ReadPlan plan = ReadPlan.of(export);
        Delivery delivery = new Delivery(
                export.name(), found.file(), found.bytes(), found.day(), new Inspector(plan).inspect(found.bytes()));
        if (delivery.verdict() != Verdict.READABLE) {
            return new Tally(plan).unread(delivery);
        }
        try (DeliveryReader reader = DeliveryReader.open(plan, delivery)) {
            while (reader.next() != null) {
                continue;
            }
            return reader.report();
        }
    }

    private boolean isNamedBy(Export export) {
        Path path = Path.of(found.name());
        return export.files().stream().anyMatch(glob -> {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            int names = path.getNameCount();
            for (int from = 0; from < names; from++) {
                if (matcher.matches(path.subpath(from, names))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Two contracts that know equally much of the file leave it unclaimed. */
    private Optional<Claim> byColumns(List<Export> exports) throws IOException {
        byte[] head;
        try (InputStream in = open()) {
            head = in.readNBytes(HEAD);
        }
        List<Match> matches = exports.stream()
                .flatMap(export -> match(export, head).stream())
                .filter(match -> match.share() > 0.5)
                .sorted(BEST_FIRST)
                .toList();
        boolean isClear =
                matches.size() == 1 || matches.size() > 1 && matches.get(0).isBetterThan(matches.get(1));
        return isClear ? Optional.of(new Claim(matches.get(0).export(), "its columns")) : Optional.empty();
    }

    private static Optional<Match> match(Export export, byte[] head) {
        ReadPlan plan = ReadPlan.of(export);
        if (plan.kind() != ReadPlan.Kind.DELIMITED
                || !FileKind.mistaken(head, plan.encoding()).isEmpty()) {
            return Optional.empty();
        }
        Encoding encoding = Encoding.of(head, plan.encoding());
        HeaderSearch search = new HeaderSearch(plan);
        int bom = encoding.bomBytes();
        return search.closest(new String(head, bom, head.length - bom, encoding.charset()))
                .filter(header -> header.matches() >= new HeaderMeasure(plan).needed())
                .map(header -> new Match(export, header));
    }
}
