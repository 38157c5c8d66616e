package io.plumbline.draft;

import io.plumbline.definitions.Definitions;
import io.plumbline.dialect.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A first contract for a file, from what its cells look like and from the contract whose headers it resembles most. It says of
 * each column how sure it is; a person goes through it before the first run.
 */
public final class Draft {
    /** Fewer common headers are chance. */
    private static final int LEAST_MATCHES = 3;

    private final String name;
    private final String suffix;
    private final Fit fit;

    private Draft(String name, String suffix, Fit fit) {
        this.name = name;
        this.suffix = suffix;
        this.fit = fit;
    }

    /**
     * Reads the beginning of a file.
     *
     * @param name vendor/object
     * @param suffix how names of such files end, with the dot
     */
    public static Draft of(ByteSource bytes, String name, String suffix, Definitions definitions) throws IOException {
        SampleFile sample = SampleFile.read(bytes);
        List<String> headers =
                sample.columns().stream().map(ColumnProfile::header).toList();
        Comparator<Model> fit = Comparator.comparingLong(found -> found.matches(headers) - 2 * found.lacks(headers));
        Optional<Model> model = Model.of(definitions.exports()).stream()
                .filter(found -> found.matches(headers) >= LEAST_MATCHES && found.lacks(headers) <= 1)
                .max(fit.thenComparing(found -> found.export().name(), Comparator.reverseOrder()));
        return new Draft(name, suffix, new Fit(sample, model, definitions));
    }

    public List<DraftColumn> columns() {
        List<DraftColumn> columns = new ArrayList<>();
        fit.profiles()
                .forEach((column, profile) -> columns.add(new DraftColumn(
                        profile.header(),
                        column,
                        profile.form().meaning()
                                + (profile.isDayOrderOpen() ? " or d/M/yyyy: the sample does not tell" : ""),
                        profile.rows() == 0 ? 0 : profile.filled() * 100 / profile.rows(),
                        fit.target(column),
                        fit.sureness(column))));
        return columns;
    }

    /** The contract's text: HOCON, as conf/exports holds it. */
    public String text() {
        String vendor = name.substring(0, name.indexOf('/'));
        return new ContractText(vendor, name.substring(vendor.length() + 1), suffix, fit, columns()).text();
    }
}
