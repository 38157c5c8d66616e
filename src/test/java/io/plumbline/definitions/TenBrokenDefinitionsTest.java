package io.plumbline.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.kit.DefinitionTree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TenBrokenDefinitionsTest {
    private static final Path BROKEN = Path.of("src/test/resources/broken-definitions");

    @Test
    void tenMistakesInTenFilesAreToldAtOnceEachWithFileLineAndFix() {
        assertThat(DefinitionTree.at(BROKEN).problems())
                .hasSize(10)
                .extracting(Problem::toString)
                .containsExactly("""
                        conf/calendars/berlin.conf:4: cannot be read: Expecting a value but got wrong token: 'newline' (JSON does not allow unescaped newline in quoted strings, use a backslash escape)
                            fix: Correct the text; quote what is no plain word.""", """
                        conf/exports/adco/campaign.conf:11: key "becomes.table" is "silver.spned"; allowed: silver.spend, silver.spend_by_day
                            fix: Did you mean "silver.spend"?""", """
                        conf/exports/adco/keyword.conf:8: key "freshness" is "7"; expected a duration with its unit
                            fix: Write it like 36 hours.""", """
                        conf/gates.conf:4: key "gates.missing_spend.severity" is "fial"; allowed: fail, warn
                            fix: Did you mean "fail"?""", """
                        conf/kpis/known_spend.conf:11: key "dimensions" is "channel"; allowed: spend_key, spend_date, spend
                            fix: Use one of the allowed values.""", """
                        conf/models/position.conf:3: key "lookbck-days" is unknown; allowed: channels, description, in-nightly, intervals, lookback-days, shape, title
                            fix: Did you mean "lookback-days"?""", """
                        conf/plumbline.conf:4: key "reporting.zone" is "America/New_Yrok"; expected a time zone
                            fix: Did you mean "America/New_York"?""", """
                        conf/taxonomy/channel.conf:7: key "rules.when.utm_medium" is "/paid(/"; expected a text, or a regular expression between slashes
                            fix: Write it like "/paid.*/".""", """
                        jobs/nightly/2-standardize/spend_by_day.conf:6: key "columns.spend_date.type" is "dat"; expected a Spark SQL type
                            fix: Did you mean "date"?""", """
                        jobs/nightly/2-standardize/spend_by_day.sql:2: the query reads silver.spent, which no definition makes
                            fix: Did you mean "silver.spend"?""");
    }
}
