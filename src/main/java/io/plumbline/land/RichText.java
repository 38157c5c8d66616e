package io.plumbline.land;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The text of an XML element, without its formats and without the hints how to pronounce it. */
final class RichText {
    /** How a workbook writes a character that XML does not allow. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /** The parser stands on the element's start and is left on its end. */
    static String read(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        int phonetic = 0;
        int inText = 0;
        while (depth > 0) {
            int event = SecureXml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                int step = event == XMLStreamConstants.START_ELEMENT ? 1 : -1;
                depth += step;
                phonetic += xml.getLocalName().equals("rPh") ? step : 0;
                inText += xml.getLocalName().equals("t") ? step : 0;
            } else if (xml.isCharacters() && phonetic == 0 && inText > 0) {
                append(text, xml);
            }
        }
        return unescaped(text.toString());
    }

    /** The text of an element that holds nothing but text. */
    static String plain(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = SecureXml.next(xml); event != XMLStreamConstants.END_ELEMENT; event = SecureXml.next(xml)) {
            if (xml.isCharacters()) {
                append(text, xml);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, XMLStreamReader xml) throws XMLStreamException {
        text.append(xml.getText());
        if (text.length() > CsvStructure.MAX_CELL) {
            throw new XMLStreamException("a text is longer than 1 MiB", xml.getLocation());
        }
    }

    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(
                                c -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(c.group(1), 16))))
                : text;
    }
}
