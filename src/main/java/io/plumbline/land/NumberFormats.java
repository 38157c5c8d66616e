package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the number formats of a workbook's styles show: a number, a date, a date with a time, or a time. */
final class NumberFormats {
    enum Shows {
        NUMBER,
        DATE,
        DATE_TIME,
        TIME
    }

    private static final String PART = "xl/styles.xml";

    /** Texts in quotes, escaped characters, fill characters, and colours or locales in brackets. */
    private static final Pattern DECORATION = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+\\])[^\\]]*\\]");

    private NumberFormats() {}

    /** By the number of the style that a cell names. */
    static List<Shows> of(Workbook workbook) throws IOException, XMLStreamException {
        List<Shows> styles = new ArrayList<>();
        if (!workbook.has(PART)) {
            return styles;
        }
        Map<Integer, String> codes = new HashMap<>();
        boolean inCellStyles = false;
        try (InputStream in = workbook.open(PART)) {
            XMLStreamReader xml = SecureXml.open(in);
            while (xml.hasNext()) {
                int event = SecureXml.next(xml);
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    boolean isStart = event == XMLStreamConstants.START_ELEMENT;
                    String name = xml.getLocalName();
                    inCellStyles = name.equals("cellXfs") ? isStart : inCellStyles;
                    if (isStart && name.equals("numFmt")) {
                        codes.put(id(xml), SecureXml.attribute(xml, "formatCode"));
                    } else if (isStart && inCellStyles && name.equals("xf")) {
                        int id = id(xml);
                        styles.add(codes.containsKey(id) ? ofCode(codes.getOrDefault(id, "")) : ofBuiltIn(id));
                    }
                }
            }
        }
        return styles;
    }

    private static int id(XMLStreamReader xml) throws ContainerException {
        String id = SecureXml.attribute(xml, "numFmtId");
        if (!id.matches("\\d{0,9}")) {
            throw new ContainerException("the workbook's styles name a number format that is no number");
        }
        return id.isEmpty() ? 0 : Integer.parseInt(id);
    }

    /** ECMA-376 part 1, 18.8.30: formats 27 to 36 and 50 to 58 are East Asian dates. */
    private static Shows ofBuiltIn(int id) {
        if (id >= 14 && id <= 17 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 58) {
            return Shows.DATE;
        } else if (id >= 18 && id <= 21 || id >= 32 && id <= 35 || id == 45 || id == 47) {
            return Shows.TIME;
        }
        return id == 22 ? Shows.DATE_TIME : Shows.NUMBER;
    }

    /** An elapsed time, as in {@code [h]:mm}, stays a number of days: it is no time of a day. */
    static Shows ofCode(String code) {
        String letters = DECORATION
                .matcher(code)
                .replaceAll("")
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("am/pm|a/p", "h")
                .replaceAll("general", "");
        String first = letters.contains(";") ? letters.substring(0, letters.indexOf(';')) : letters;
        boolean isElapsed = first.contains("[");
        boolean hasTime = first.matches(".*[hs].*");
        boolean hasDate = first.matches(".*[yd].*") || first.contains("m") && !hasTime;
        if (isElapsed || !hasDate && !hasTime) {
            return Shows.NUMBER;
        }
        return hasDate ? hasTime ? Shows.DATE_TIME : Shows.DATE : Shows.TIME;
    }
}
