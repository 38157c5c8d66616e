package io.plumbline.land;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An Excel workbook (.xlsx): a zip archive of XML parts, of which the wanted sheet is streamed. */
final class Workbook implements Closeable {
    private static final String MAIN = "xl/workbook.xml";
    private final ZipFile parts;
    private final long bytes;

    private Workbook(ZipFile parts, long bytes) {
        this.parts = parts;
        this.bytes = bytes;
    }

    /**
     * The rows of a sheet.
     *
     * @param sheet its name; "" for the first
     * @throws ContainerException when the file cannot be read as a workbook or has no such sheet
     */
    static SheetRows open(DeliveredBytes file, String sheet) throws IOException {
        SeekableByteChannel channel = file.channel();
        try {
            Workbook workbook = new Workbook(ZipArchive.zipFile(channel), channel.size());
            return workbook.rows(sheet);
        } catch (XMLStreamException e) {
            channel.close();
            throw new ContainerException("the workbook's XML is not well-formed, or declares a document type", e);
        } catch (UncheckedIOException e) {
            channel.close();
            throw e.getCause();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private SheetRows rows(String sheet) throws IOException, XMLStreamException {
        boolean[] is1904 = {false};
        String part = part(sheet, sheets(is1904), targets());
        CellText texts = new CellText(SharedStrings.of(this), new DateTexts(NumberFormats.of(this), is1904[0]));
        return new SheetRows(this, open(part), texts);
    }

    /** Relation by sheet, in the order of the sheets. */
    private Map<String, String> sheets(boolean[] is1904) throws IOException, XMLStreamException {
        Map<String, String> sheets = new LinkedHashMap<>();
        try (InputStream in = open(MAIN)) {
            XMLStreamReader xml = SecureXml.open(in);
            while (xml.hasNext()) {
                if (SecureXml.next(xml) != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("sheet")) {
                    sheets.put(SecureXml.attribute(xml, "name"), SecureXml.attribute(xml, "id"));
                } else if (xml.getLocalName().equals("workbookPr")) {
                    is1904[0] = SecureXml.attribute(xml, "date1904").matches("1|true");
                }
            }
        }
        return sheets;
    }

    /** Part by relation. */
    private Map<String, String> targets() throws IOException, XMLStreamException {
        Map<String, String> targets = new HashMap<>();
        try (InputStream in = open("xl/_rels/workbook.xml.rels")) {
            XMLStreamReader xml = SecureXml.open(in);
            while (xml.hasNext()) {
                if (SecureXml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    String target = SecureXml.attribute(xml, "Target");
                    targets.put(
                            SecureXml.attribute(xml, "Id"),
                            target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        return targets;
    }

    private static String part(String sheet, Map<String, String> sheets, Map<String, String> targets)
            throws ContainerException {
        String relation =
                sheet.isEmpty() ? sheets.values().stream().findFirst().orElse("") : sheets.getOrDefault(sheet, "");
        if (relation.isEmpty()) {
            throw new ContainerException("the workbook has no sheet \"%s\"; its sheets: %s"
                    .formatted(sheet, EntryName.printable(String.join(", ", sheets.keySet()))));
        }
        return targets.getOrDefault(relation, "");
    }

    boolean has(String part) {
        return parts.getEntry(part) != null;
    }

    /** A part of the workbook, within the limits of every container. */
    InputStream open(String part) throws IOException {
        ZipArchiveEntry entry = parts.getEntry(part);
        if (entry == null) {
            throw new ContainerException("the workbook lacks its part " + EntryName.printable(part));
        }
        return UnpackedStream.of(new CheckedEntry(parts.getInputStream(entry), entry), part, bytes);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
