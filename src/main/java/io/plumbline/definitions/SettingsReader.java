package io.plumbline.definitions;

import io.plumbline.definitions.Settings.ParquetCopy;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Reads {@code conf/plumbline.conf}. */
final class SettingsReader {
    private static final Kind<String> CURRENCY = Kind.code(
            "an ISO 4217 currency code such as USD",
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .toList());
    private static final Kind<String> REGION =
            Kind.code("an ISO 3166 region code such as US", List.of(Locale.getISOCountries()));

    private SettingsReader() {}

    static Settings read(Node node) {
        Node reporting = node.block("reporting");
        return new Settings(
                node.required("company", Kind.TEXT),
                node.required("landing", Kind.TEXT),
                node.required("lake", Kind.TEXT),
                reporting.required("currency", CURRENCY),
                reporting.required("zone", Kind.ZONE),
                node.block("fx").required("max-age-days", Kind.POSITIVE),
                node.required("default-region", REGION),
                node.block("privacy").required("person-secret-file", Kind.TEXT),
                node.optional("parquet-copy", Kind.choice(ParquetCopy.class)).orElse(ParquetCopy.ON),
                ContentHash.of(node.content()));
    }
}
