package io.plumbline.definitions;

import java.time.ZoneId;

/**
 * {@code conf/plumbline.conf}: places, reporting currency and zone.
 *
 * @param landing folder with one folder of export files per delivery date ({@code yyyy-MM-dd/<vendor>/<file>})
 * @param lake folder of the lake
 * @param reportingCurrency ISO 4217
 * @param reportingZone the zone whose days and months the KPIs count in
 * @param fxMaxAgeDays a rate older than this is no rate
 * @param defaultRegion ISO 3166 region of phone numbers without a country code
 * @param replaceRowsFrom tables of so many rows or more have only those rows written that change
 * @param parentCosts what becomes of the cost of a campaign that has others below it
 */
public record Settings(
        String company,
        String landing,
        String lake,
        String reportingCurrency,
        ZoneId reportingZone,
        int fxMaxAgeDays,
        String defaultRegion,
        String personSecretFile,
        ParquetCopy parquetCopy,
        int replaceRowsFrom,
        ParentCosts parentCosts,
        String hash) {

    /** Whether each release is also written as plain Parquet. */
    public enum ParquetCopy {
        ON,
        OFF
    }

    /** How the cost of a campaign is divided among those below it that have none below themselves. */
    public enum ParentCosts {
        /** It stays with the campaign that it was stated for. */
        NONE,
        EVENLY,
        /** In proportion to their members; evenly where none has any. */
        BY_MEMBERS
    }
}
