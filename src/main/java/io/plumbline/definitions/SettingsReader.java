package io.plumbline.definitions;

import io.plumbline.definitions.Settings.ParentCosts;
import io.plumbline.definitions.Settings.ParquetCopy;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Reads {@code conf/plumbline.conf}. */
final class SettingsReader {
    private static final Kind<String> CURRENCY = Kind.code(
            "an ISO 4217 currency code",
            "USD",
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .toList());
    private static final Kind<String> REGION =
            Kind.code("an ISO 3166 region code", "US", List.of(Locale.getISOCountries()));

    /** Below, to look for what changed takes longer than to write everything. */
    private static final int REPLACE_ROWS_FROM = 100_000;

    private SettingsReader() {}

    static Settings read(Node node) {
        Node reporting = node.block("reporting");
        return new Settings(
                node.required("company", Kinds.TEXT),
                node.required("landing", Kinds.TEXT),
                node.required("lake", Kinds.TEXT),
                reporting.required("currency", CURRENCY),
                reporting.required("zone", Kinds.ZONE),
                node.block("fx").required("max-age-days", Kinds.POSITIVE),
                node.required("default-region", REGION),
                node.block("privacy").required("person-secret-file", Kinds.TEXT),
                node.optional("parquet-copy", Kind.choice(ParquetCopy.class)).orElse(ParquetCopy.ON),
                node.optional("replace-rows-from", Kinds.POSITIVE).orElse(REPLACE_ROWS_FROM),
                node.optionalBlock("costs")
                        .flatMap(costs -> costs.optional("of-parents", Kind.choice(ParentCosts.class)))
                        .orElse(ParentCosts.EVENLY),
                ContentHash.of(node.values().values()));
    }
}
