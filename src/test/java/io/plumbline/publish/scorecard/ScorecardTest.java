package io.plumbline.publish.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.definitions.Kpi.Better;
import io.plumbline.definitions.Kpi.Unit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ScorecardTest {
    private static final String HTML = Scorecard.html(ScorecardFixture.data());

    @BeforeAll
    static void keepThePageForTheBrowserCheck() throws IOException {
        Path page = Path.of("target/scorecard/index.html");
        Files.createDirectories(page.getParent());
        Files.writeString(page, HTML);
    }

    @Test
    void titleIsAMessageComputedFromTheFigures() {
        assertThat(Message.of(ScorecardFixture.data()))
                .isEqualTo(
                        "Attributed revenue 8\u00a0% below target; 5 of 8 targets met, speed to lead furthest behind");
    }

    @Test
    void everyFigureHasDefinitionAsOfAndRelease() throws Exception {
        Document page = parsed(HTML);
        List<String> figures = attributes(page, "data-definition");
        assertThat(figures).isNotEmpty();
        assertThat(attributes(page, "id")).containsAll(figures);
        assertThat(attributes(page, "data-part"))
                .hasSize(6 * ScorecardFixture.data().rows().size());
    }

    @Test
    void handOversLeadFromSystemToSystem() {
        assertThat(HTML)
                .contains("412 → 398 → 405")
                .contains(
                        "As counted by the automation, then the CRM, then the figures above. 29\u00a0differences between them");
    }

    @Test
    void pageIsAloneAndHasNoScript() {
        assertThat(HTML).doesNotContain("<script", "http:", "https:", "<link", "@import", "url(");
    }

    @Test
    @DisplayName("F38 text of the data is escaped in the page")
    void textOfTheDataIsEscaped() {
        ScorecardData data = ScorecardFixture.data();
        ScorecardData hostile = new ScorecardData(
                "<script>alert(1)</script> & \"Sons\"",
                data.releaseId(),
                data.asOf(),
                data.zone(),
                data.currency(),
                data.month(),
                data.running(),
                data.rows(),
                data.attribution(),
                data.requests(),
                data.trust());
        assertThat(Scorecard.html(hostile))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sons&quot;")
                .doesNotContain("<script>");
    }

    @Test
    void kpiWithoutValueSaysSoAndHasNoVariance() {
        var row = ScorecardFixture.row(ScorecardFixture.kpi("x", "X", Unit.COUNT, Better.HIGHER), "4 -", "10", "");
        assertThat(row.standing()).isEqualTo(Standing.NO_VALUE);
        assertThat(VarianceBar.of(row).toString()).doesNotContain("rect");
    }

    @Test
    void higherCostIsBehindThoughItIsAboveTarget() {
        var row = ScorecardFixture.row(
                ScorecardFixture.kpi("cost", "Cost", Unit.CURRENCY, Better.LOWER), "120", "100", "");
        assertThat(row.standing()).isEqualTo(Standing.BEHIND);
    }

    @Test
    void coloursStandOutOnEveryGround() {
        for (Palette ground : Palette.values()) {
            for (Palette colour : Palette.values()) {
                if (ground.use() == Palette.Use.GROUND) {
                    double least = colour.use() == Palette.Use.TEXT ? 4.5 : colour.use() == Palette.Use.GRAPHIC ? 3 : 1;
                    assertThat(Palette.contrast(ground, colour))
                            .as("%s on %s", colour, ground)
                            .isGreaterThanOrEqualTo(least);
                }
            }
        }
    }

    private static Document parsed(String html) throws Exception {
        String xml = html.replaceAll("<(meta [^>]*)>", "<$1/>").replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> attributes(Document page, String name) {
        NodeList all = page.getElementsByTagName("*");
        List<String> values = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Stream.ofNullable(all.item(i).getAttributes().getNamedItem(name))
                    .forEach(attribute -> values.add(attribute.getNodeValue()));
        }
        return values;
    }
}
