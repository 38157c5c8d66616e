package io.plumbline.land;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks for tests, part by part as they stand in the archive. */
final class WorkbookBuilder {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private String properties = "";
    private int number;

    static WorkbookBuilder workbook() {
        return new WorkbookBuilder();
    }

    /** Adds a sheet whose rows are given as XML. */
    WorkbookBuilder sheet(String name, String rows) {
        number++;
        sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(name, number, number));
        relations.append("<Relationship Id=\"r%d\" Target=\"worksheets/sheet%d.xml\"/>".formatted(number, number));
        return part(
                "xl/worksheets/sheet%d.xml".formatted(number),
                "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    WorkbookBuilder shared(String items) {
        return part("xl/sharedStrings.xml", "<sst>" + items + "</sst>");
    }

    /** Adds styles: formats of numbers, and which of them the cells' styles have. */
    WorkbookBuilder styles(String formats, int... styles) {
        StringBuilder xml = new StringBuilder("<styleSheet><numFmts>" + formats + "</numFmts><cellXfs>");
        for (int style : styles) {
            xml.append("<xf numFmtId=\"").append(style).append("\"/>");
        }
        return part("xl/styles.xml", xml + "</cellXfs></styleSheet>");
    }

    WorkbookBuilder countingFrom1904() {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    WorkbookBuilder part(String name, String xml) {
        parts.put(name, HEAD + xml);
        return this;
    }

    byte[] bytes() {
        part(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"urn:r\">" + properties + "<sheets>" + sheets + "</sheets></workbook>");
        part("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A row of texts. */
    static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (String text : texts) {
            row.append(text.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>");
        }
        return row + "</row>";
    }
}
