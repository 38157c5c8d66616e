package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TotalsTest {
    private static final String HEADER = "Campaign,Campaign ID,Day,Cost,Clicks\n";

    private static final Export SPEND = spend("Total: .*", "Total: Account");

    private static Export spend(String label, String control) {
        return export().column("campaign", "Campaign")
                .required("campaign_id", "Campaign ID")
                .required("day", "Day")
                .column("cost", "Cost")
                .column("clicks", "Clicks")
                .key("campaign_id", "day")
                .totals(label, control, "campaign_id", "day")
                .controls("cost", "clicks")
                .build();
    }

    @Test
    @DisplayName("F32 totals rows are recognised and their control total is held against the rows")
    void labelledRowsWithoutKeyAreTotalsAndTheControlRowTies() {
        Reading reading = Reading.of(
                SPEND,
                HEADER + "Brand,7,2026-03-01,\"1,033.33\",20\nBrand,7,2026-03-02,60.00, --\n"
                        + "Total: Campaigns,--,,1.00,1\nTotal: Account, --,,\"1,093.33\",20\n");
        assertThat(reading.report().landed()).isEqualTo(2);
        assertThat(reading.report().recognised()).containsEntry(Recognised.TOTALS, 2L);
        assertThat(reading.report().problems()).isEmpty();
        assertThat(reading.report().controls())
                .containsExactly(
                        new ControlTotal("cost", new BigDecimal("1093.33"), BigDecimal.ZERO, new BigDecimal("1093.33")),
                        new ControlTotal("clicks", new BigDecimal("20"), BigDecimal.ZERO, new BigDecimal("20")))
                .allMatch(ControlTotal::ties);
    }

    @Test
    @DisplayName("F32 a total that does not tie is told")
    void sumThatDoesNotTieIsAProblemOfTheFile() {
        Reading reading = Reading.of(SPEND, HEADER + "Brand,7,2026-03-01,10.00,2\nTotal: Account,,,10.01,2\n");
        assertThat(reading.report().problems())
                .containsExactly("cost adds up to 10.00, but the totals row states 10.01");
    }

    @Test
    void missingControlRowIsAProblemBecauseTheFileMayBeCut() {
        assertThat(Reading.of(SPEND, HEADER + "Brand,7,2026-03-01,10.00,2\n")
                        .report()
                        .problems())
                .containsExactly("the totals row is missing: nothing proves that the file is complete");
    }

    @Test
    void labelAloneIsQuarantined() {
        Reading reading = Reading.of(SPEND, HEADER + "Total: Rewards,7,2026-03-01,10.00,2\nTotal: Account,,,0,0\n");
        assertThat(reading.report().landed()).isZero();
        assertThat(reading.quarantine())
                .containsExactly("2 campaign_id: labelled as a totals row, but this column holds a value");
    }

    @Test
    void emptyColumnsAloneAreQuarantined() {
        Reading reading = Reading.of(SPEND, HEADER + "Brand,,,10.00,2\nTotal: Account,,,0,0\n");
        assertThat(reading.quarantine())
                .containsExactly("2 : no value in any column that only totals rows leave empty, but not labelled as a"
                        + " totals row");
    }

    @Test
    void campaignNamedLikeATotalIsARow() {
        Reading reading = Reading.of(SPEND, HEADER + "Total Rewards,7,2026-03-01,10.00,2\nTotal: Account,,,10,2\n");
        assertThat(reading.report().landed()).isEqualTo(1);
        assertThat(reading.report().problems()).isEmpty();
    }

    @Test
    void totalsRowWithoutALabelIsToldByItsEmptyColumns() {
        Reading reading = Reading.of(spend("", ""), HEADER + ",,,10.00,2\nBrand,7,2026-03-01,10.00,2\n");
        assertThat(reading.report().landed()).isEqualTo(1);
        assertThat(reading.report().controls()).allMatch(ControlTotal::ties);
    }

    @Test
    void amountsAreReadAsReportsPrintThem() {
        assertThat(Amount.parse("1,033.33")).contains(new BigDecimal("1033.33"));
        assertThat(Amount.parse("$1,200.00")).contains(new BigDecimal("1200.00"));
        assertThat(Amount.parse("1.234,50")).contains(new BigDecimal("1234.50"));
        assertThat(Amount.parse("12,50 €")).contains(new BigDecimal("12.50"));
        assertThat(Amount.parse("1.2345678E7")).contains(new BigDecimal("1.2345678E7"));
        assertThat(Amount.parse("3.45%")).contains(new BigDecimal("3.45"));
        assertThat(Amount.parse("< 10")).isEmpty();
        assertThat(Amount.parse("Infinity")).isEmpty();
    }

    @Test
    @DisplayName("F19 F32 the number of rows that a file states is held against the rows that landed")
    void statedRowsAreHeldAgainstLandedOnes() {
        ExportBuilder export = export().column("id")
                .column("cost")
                .captured("rows", "Rows: ([0-9,]+)")
                .statedRows("rows");
        FileReport whole =
                Reading.of(export.build(), "Rows: 2\n\nid,cost\na,1\nb,2\n").report();
        assertThat(whole.problems()).isEmpty();
        assertThat(whole.controls())
                .extracting(total -> total.column() + " " + total.landed() + " of " + total.stated())
                .containsExactly("(rows) 2 of 2");
        FileReport cut =
                Reading.of(export.build(), "Rows: 1,002\n\nid,cost\na,1\nb,2\n").report();
        assertThat(cut.problems()).containsExactly("2 rows landed, but the file states 1002");
        assertThat(cut.controls()).noneMatch(ControlTotal::ties);
    }
}
