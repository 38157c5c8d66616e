package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that hold several tables, or whose header has two rows; names and figures are invented. */
class BlocksTest {
    private static ExportBuilder items() {
        return export().blockTitle("grouping")
                .required("id", "Item ID")
                .required("name", "Name")
                .column("owner", "Owner")
                .key("id");
    }

    private static ExportBuilder survey() {
        return export().required("id", "Respondent ID")
                .column("answer", "Which channels? / Website")
                .column("comment", "Any comments? / Open")
                .headerRows(2)
                .key("id");
    }

    private static final String SURVEY =
            "Respondent ID,Email,Which channels?,,,Any comments?\n,,Webinar,Website,Other,Open\n";

    @Test
    void twoHeaderRowsFoldIntoOneName() {
        Reading reading = Reading.of(survey().build(), SURVEY + "1,a@example.com,Webinar,Website,,Fine\n2,,,,x,\n");
        assertThat(reading.rows()).containsExactly("1|Website|Fine", "2||");
        assertThat(reading.extras())
                .containsExactly(
                        "[Email, Which channels? / Webinar]=[a@example.com, Webinar]", "[Which channels? / Other]=[x]");
        assertThat(reading.report().recognised()).isEqualTo(Map.of(Recognised.HEADER, 2L));
        assertThat(reading.report().headerLine()).isEqualTo(1);
    }

    @Test
    void twoHeaderRowsAreFoundBelowAPreambleAndABlankLine() {
        Reading reading = Reading.of(survey().build(), "Survey,of spring\n\n" + SURVEY + "1,,,Website,,\n");
        assertThat(reading.rows()).containsExactly("1|Website|");
        assertThat(reading.report().recognised())
                .isEqualTo(Map.of(Recognised.PREAMBLE, 1L, Recognised.BLANK, 1L, Recognised.HEADER, 2L));
    }

    @Test
    void bothHeaderRowsMayBeRepeated() {
        Reading reading = Reading.of(survey().build(), SURVEY + "1,,,Website,,\n" + SURVEY + "2,,,,,\n");
        assertThat(reading.rows()).containsExactly("1|Website|", "2||");
        assertThat(reading.report().recognised()).containsEntry(Recognised.REPEATED_HEADER, 2L);
    }

    @Test
    void laterHeaderAddressesTheColumnsAnew() {
        Reading reading = Reading.of(
                items().build(), "Board\nOpen\nName,Owner,Item ID\na,Ada,1\n\nDone\nItem ID,Name,Colour\n2,b,red\n");
        assertThat(reading.rows()).containsExactly("Open|1|a|Ada", "Done|2|b|null");
        assertThat(reading.extras()).containsExactly("[]=[]", "[Colour]=[red]");
        assertThat(reading.report().recognised())
                .isEqualTo(Map.of(
                        Recognised.PREAMBLE, 2L,
                        Recognised.HEADER, 1L,
                        Recognised.BLANK, 1L,
                        Recognised.BLOCK_TITLE, 1L,
                        Recognised.REPEATED_HEADER, 1L));
    }

    @Test
    void rowThatOnlySpeaksOfColumnsIsNoHeader() {
        Reading reading = Reading.of(items().build(), "Name,Owner,Item ID\nOwner,Name,7\nName,x,8\n");
        assertThat(reading.rows()).containsExactly("null|7|Owner|Name", "null|8|Name|x");
    }

    @Test
    void rowsBelowALaterHeaderThatNamesAColumnTwiceAreQuarantined() {
        Reading reading = Reading.of(items().build(), "Name,Owner,Item ID\na,,1\nItem ID,Name,Name\n2,b,c\n");
        assertThat(reading.rows()).containsExactly("null|1|a|");
        assertThat(reading.quarantine())
                .containsExactly("4 : the header above it names the column name more than once");
    }

    @Test
    void titleStandsBetweenRowsOfOneTable() {
        Reading reading = Reading.of(items().build(), "Item ID,Name\nProject: A (1),\n1,a\nProject: B (1)\n2,b\n");
        assertThat(reading.rows()).containsExactly("Project: A (1)|1|a|null", "Project: B (1)|2|b|null");
    }

    @Test
    void tableWithinABlockIsLeftOutAndTheBlockGoesOn() {
        String board =
                "Open\nName,Sub,Owner,Item ID\na,x y,Ada,1\nSub,Name,Owner,Item ID\n,x,Ben,11\n,y,Cy,12\nb,,,2\n";
        Reading parents = Reading.of(
                items().otherHeaders("Sub, Name, .*").otherRows(", .*").build(), board);
        assertThat(parents.rows()).containsExactly("Open|1|a|Ada", "Open|2|b|");
        assertThat(parents.report().recognised()).containsEntry(Recognised.OTHER_BLOCK, 3L);

        Reading children =
                Reading.of(items().otherHeaders("Name, Sub, .*").rows(", .*").build(), board);
        assertThat(children.rows()).containsExactly("null|11|x|Ben", "null|12|y|Cy");
        assertThat(children.report().recognised())
                .isEqualTo(Map.of(Recognised.PREAMBLE, 3L, Recognised.HEADER, 1L, Recognised.OTHER_BLOCK, 1L));
    }

    @Test
    void eachContractReadsItsOwnOfStackedTables() {
        String report =
                "Demographics\n\nJob Segment,Views,Clicks\nSenior,5,1\n\nSize Segment,Views,Clicks\n201-500,7,2\n";
        Export jobs = export().required("job", "Job Segment")
                .column("views", "Views")
                .key("job")
                .otherHeaders("(?!Job ).* Segment, .*")
                .build();
        Export sizes = export().required("size", "Size Segment")
                .column("views", "Views")
                .key("size")
                .otherHeaders("(?!Size ).* Segment, .*")
                .build();
        assertThat(Reading.of(jobs, report).rows()).containsExactly("Senior|5");
        assertThat(Reading.of(jobs, report).report().recognised()).containsEntry(Recognised.OTHER_BLOCK, 2L);
        assertThat(Reading.of(sizes, report).rows()).containsExactly("201-500|7");
    }

    @Test
    void commentOpensAnotherTableUntilTheHeaderComes() {
        Export sessions = export().required("channel", "Channel")
                .required("sessions", "Sessions")
                .captured("start", "# Start date: (\\d+)")
                .key("channel")
                .comment("#")
                .build();
        Reading reading = Reading.of(
                sessions,
                "# Start date: 20260301\nDay,Sessions\n0,4\n\n# All\nChannel,Sessions\nPaid,3\n\n# Day by day\nDay,Sessions\n"
                        + "0,4\n# All\nSessions,Channel\n1,Mail\n");
        assertThat(reading.rows()).containsExactly("Paid|3|20260301", "Mail|1|20260301");
        assertThat(reading.quarantine()).isEmpty();
        assertThat(reading.report().recognised()).containsEntry(Recognised.OTHER_BLOCK, 4L);
    }
}
