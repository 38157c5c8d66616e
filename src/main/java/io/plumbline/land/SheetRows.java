package io.plumbline.land;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one after the other; rows that hold nothing are not all stored. */
final class SheetRows implements Closeable {
    private static final long MAX_ROWS = 1_048_576;
    private static final int MAX_COLUMNS = 16_384;
    private final Workbook workbook;
    private final InputStream sheet;
    private final XMLStreamReader xml;
    private final CellText texts;
    private long number;

    /** A row: its number in the sheet, from 1, and its cells up to the last one that is filled. */
    record SheetRow(long number, String[] cells) {}

    SheetRows(Workbook workbook, InputStream sheet, CellText texts) throws XMLStreamException {
        this.workbook = workbook;
        this.sheet = sheet;
        this.xml = SecureXml.open(sheet);
        this.texts = texts;
    }

    /** The next row; null after the last. */
    @Nullable
    SheetRow next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (SecureXml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    return row();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof ContainerException damage) {
                throw damage;
            }
            throw new ContainerException(
                    "the sheet's XML is damaged, declares a document type or holds a text of more than 1 MiB after row "
                            + number,
                    e);
        }
    }

    private SheetRow row() throws IOException, XMLStreamException {
        long stated = number("row", SecureXml.attribute(xml, "r"), number + 1);
        if (stated <= number || stated > MAX_ROWS) {
            throw new ContainerException("the sheet's row %d stands after row %d".formatted(stated, number));
        }
        number = stated;
        List<String> cells = new ArrayList<>();
        while (SecureXml.next(xml) != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("row")) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                cell(cells);
            }
        }
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isBlank()) {
            filled--;
        }
        return new SheetRow(number, cells.subList(0, filled).toArray(String[]::new));
    }

    private void cell(List<String> cells) throws IOException, XMLStreamException {
        int column = column(SecureXml.attribute(xml, "r"), cells.size());
        String type = SecureXml.attribute(xml, "t");
        int style = (int) number("style", SecureXml.attribute(xml, "s"), -1);
        if (column < cells.size() || column >= MAX_COLUMNS) {
            throw new ContainerException("the cells of row %d are not in their order".formatted(number));
        }
        while (cells.size() < column) {
            cells.add("");
        }
        String text = "";
        while (SecureXml.next(xml) != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("c")) {
            if (xml.isStartElement() && xml.getLocalName().equals("v")) {
                text = texts.of(type, style, RichText.plain(xml));
            } else if (xml.isStartElement() && xml.getLocalName().equals("is")) {
                text = RichText.read(xml);
            }
        }
        cells.add(text);
    }

    /** The position of a cell, from 0, as its reference's letters say: AB7 is 27. */
    private static int column(String reference, int next) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = Math.min(MAX_COLUMNS, column * 26) + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private static long number(String what, String text, long missing) throws ContainerException {
        if (text.isEmpty()) {
            return missing;
        } else if (!text.matches("\\d{1,9}")) {
            throw new ContainerException("the number of a %s in the sheet is no number".formatted(what));
        }
        return Long.parseLong(text);
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            sheet.close();
        }
    }
}
