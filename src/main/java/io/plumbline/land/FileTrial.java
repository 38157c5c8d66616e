package io.plumbline.land;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Export;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a contract's reader makes of one file, wherever it lies; nothing is landed. */
public final class FileTrial {
    private static final int HEAD = 1 << 20;
    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::share).thenComparing(Match::coverage).reversed();

    private final Path file;

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

    public FileTrial(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** The contract whose "files" fit the end of the path; otherwise the one that knows the most of the file's columns. */
    public Optional<Claim> claim(List<Export> exports) throws IOException {
        List<Export> named = exports.stream().filter(this::isNamedBy).toList();
        if (named.size() > 1) {
            throw new PlumblineException("%s is claimed by %s and %s. Narrow \"files\" in one of them"
                    .formatted(file, named.get(0).name(), named.get(1).name()));
        }
        return named.isEmpty() ? byColumns(exports) : Optional.of(new Claim(named.get(0), "its name"));
    }

    /** Reads all of the file. */
    public FileReport read(Export export) throws IOException {
        ReadPlan plan = ReadPlan.of(export);
        Delivery delivery = new Delivery(
                export.name(), name(), file.toString(), LocalDate.EPOCH, new Inspector(plan).inspect(file));
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

    private String name() {
        return String.valueOf(file.getFileName());
    }

    private boolean isNamedBy(Export export) {
        return export.files().stream().anyMatch(glob -> {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            int names = file.getNameCount();
            for (int from = 0; from < names; from++) {
                if (matcher.matches(file.subpath(from, names))) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Two contracts that know equally much of the file leave it unclaimed. */
    private Optional<Claim> byColumns(List<Export> exports) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
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
                .filter(search::isHeader)
                .map(header -> new Match(export, header));
    }
}
