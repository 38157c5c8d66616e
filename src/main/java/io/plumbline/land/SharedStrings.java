package io.plumbline.land;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that the cells of a workbook share. */
final class SharedStrings {
    private static final String PART = "xl/sharedStrings.xml";

    /** All of them are in memory while the sheet is read: 256 MiB. */
    private static final long MAX_CHARACTERS = 1L << 27;

    private SharedStrings() {}

    static List<String> of(Workbook workbook) throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        if (!workbook.has(PART)) {
            return texts;
        }
        long characters = 0;
        try (InputStream in = workbook.open(PART)) {
            XMLStreamReader xml = SecureXml.open(in);
            while (xml.hasNext()) {
                if (SecureXml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    String text = RichText.read(xml);
                    characters += text.length();
                    texts.add(text);
                }
                if (characters > MAX_CHARACTERS) {
                    throw new ContainerException("the workbook's shared texts are longer than 256 MiB");
                }
            }
        }
        return texts;
    }
}
