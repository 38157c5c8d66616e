package io.plumbline.land;

import static io.plumbline.land.ExportBuilder.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Export;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonReadingTest {
    private static final Export LINES = columns().jsonLines().build();

    private static ExportBuilder columns() {
        return export().required("id", "id")
                .column("cost", "metrics.costMicros")
                .column("tags", "tags")
                .key("id");
    }

    @Test
    void membersAreFlattenedAndNumbersKeptAsWritten() {
        Reading reading = Reading.of(
                LINES,
                "{\"id\":120210000000000001,\"metrics\":{\"costMicros\":1.10e2,\"clicks\":3},\"tags\":[1.50,{\"a\":null}],"
                        + "\"ok\":true}\n");
        assertThat(reading.rows()).containsExactly("120210000000000001|1.10e2|[1.50,{\"a\":null}]");
        assertThat(reading.extras()).containsExactly("[metrics.clicks, ok]=[3, true]");
    }

    @Test
    void badLinesAreQuarantinedOneByOne() {
        Reading reading = Reading.of(
                LINES, "{\"id\":\"1\"}\n{\"id\":\"2\"\n\n[1]\n{\"id\":null}\n{\"id\":\"3\"}{}\n{\"id\":\"4\"}");
        assertThat(reading.rows()).containsExactly("1|null|null", "4|null|null");
        assertThat(reading.quarantine())
                .containsExactly(
                        "2 : not well-formed JSON at character 10",
                        "4 : not a JSON object",
                        "5 id: a key column without a value: the row has no identity",
                        "6 : more than one JSON value on the line");
        assertThat(reading.report().recognised()).isEqualTo(Map.of(Recognised.BLANK, 1L));
        assertThat(reading.report().read()).isEqualTo(7);
    }

    @Test
    @DisplayName("F49 JSON that is nested ten thousand deep, or a number of a million digits, is quarantined alone")
    void bottomlessJsonIsQuarantinedAlone() {
        String deep = "{\"id\":\"1\",\"tags\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        String endless = "{\"id\":\"2\",\"tags\":" + "9".repeat(1_000_000) + "}";
        Reading reading = Reading.of(LINES, deep + "\n" + endless + "\n{\"id\":\"3\"}\n");
        assertThat(reading.rows()).containsExactly("3|null|null");
        assertThat(reading.report().quarantined()).isEqualTo(2);
    }

    @Test
    void objectThatTheContractAsksForStaysJson() {
        Export export = export().column("id", "id")
                .column("attributes", "attributes")
                .jsonLines()
                .build();
        assertThat(Reading.of(export, "{\"id\":1,\"attributes\":{\"a b\":0.10}}")
                        .rows())
                .containsExactly("1|{\"a b\":0.10}");
    }

    @Test
    void recordsOfADocumentStandAtTheirPath() {
        Export export = columns().jsonDocument("data.result").build();
        Reading reading = Reading.of(
                export,
                "{\"ok\":true,\"skip\":[{\"id\":9}],\n\"data\":{\"result\":[\n{\"id\":\"1\",\"tags\":[]},\n7,\n"
                        + "{\"tags\":[]}]},\"more\":1}");
        assertThat(reading.rows()).containsExactly("1|null|[]");
        assertThat(reading.quarantine())
                .containsExactly(
                        "4 : not a JSON object", "5 id: a key column without a value: the row has no identity");
    }

    @Test
    void documentThatIsItselfTheArrayHasNoPath() {
        Export export = columns().jsonDocument("").build();
        assertThat(Reading.of(export, "[{\"id\":1},{\"id\":2}]").rows()).containsExactly("1|null|null", "2|null|null");
    }

    @Test
    void elementsOfAnArrayInALineAreItsRecordsWithWhatSurroundsThem() {
        Export export =
                columns().column("who", "/recipient").jsonLines("state.changes").build();
        Reading reading = Reading.of(
                export,
                "{\"recipient\":\"a@x\",\"portal\":7,\"state\":{\"changes\":[{\"id\":1},{\"id\":2,\"kind\":\"k\"}],\"at\":\"t\"}}\n"
                        + "{\"state\":{\"changes\":[{\"id\":3}]},\"recipient\":\"b@x\"}\n");
        assertThat(reading.rows()).containsExactly("1|null|null|a@x", "2|null|null|a@x", "3|null|null|b@x");
        assertThat(reading.extras())
                .containsExactly("[/portal, /state.at]=[7, t]", "[/portal, /state.at, kind]=[7, t, k]", "[]=[]");
        assertThat(reading.landed()).extracting(Fate.Landed::row).containsExactly(1L, 2L, 3L);
        assertThat(reading.report().read()).isEqualTo(3);
    }

    @Test
    void lineWithoutItsArrayIsQuarantinedAndAnEmptyArrayIsRecognised() {
        Export export =
                columns().column("who", "/recipient").jsonLines("changes").build();
        Reading reading = Reading.of(
                export,
                "{\"recipient\":\"a@x\"}\n{\"changes\":[]}\n{\"changes\":{\"id\":1}}\n7\n"
                        + "{\"changes\":[{\"id\":1},5,{\"tags\":[]}]}\n{\"changes\":[{\"id\":2}]}{}\n{\"changes\":[{\"id\":3}");
        assertThat(reading.rows()).containsExactly("1|null|null|null");
        assertThat(reading.quarantine())
                .containsExactly(
                        "1 : no array at \"changes\"",
                        "3 : no array at \"changes\"",
                        "4 : not a JSON object",
                        "5 : not a JSON object",
                        "5 id: a key column without a value: the row has no identity",
                        "6 : more than one JSON value on the line",
                        "7 : not well-formed JSON at character 21");
        assertThat(reading.report().recognised()).isEqualTo(Map.of(Recognised.EMPTY_LIST, 1L));
        assertThat(reading.report().read()).isEqualTo(9);
    }

    @Test
    void recordsOfADocumentHaveWhatTheContractAsksForAroundThem() {
        Export export = columns()
                .column("board", "/board.name")
                .column("lists", "/lists")
                .jsonDocument("board.actions")
                .build();
        Reading reading = Reading.of(
                export,
                "{\"skip\":[{\"id\":9}],\"board\":{\"actions\":[{\"id\":1},{\"id\":2}],\"name\":\"B\",\"more\":{\"a\":[1]}},"
                        + "\"lists\":[{\"id\":\"l\",\"n\":1.50}]}");
        assertThat(reading.rows())
                .containsExactly(
                        "1|null|null|B|[{\"id\":\"l\",\"n\":1.50}]", "2|null|null|B|[{\"id\":\"l\",\"n\":1.50}]");
        assertThat(reading.extras()).containsExactly("[]=[]", "[]=[]");
    }

    @Test
    void brokenDocumentIsRejectedAsAWhole() {
        Export export = columns().jsonDocument("result").build();
        assertThat(Reading.of(export, "{\"result\":[{\"id\":1},\n{\"id\":").rejection())
                .startsWith("not well-formed JSON at line 2, column ");
        assertThat(Reading.of(export, "{\"results\":[]}").rejection())
                .isEqualTo("the document has no array at \"result\"");
    }
}
