package io.plumbline.land;

import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Brings decoded text to a byte for each character, so that one {@link Structure} follows texts of any encoding: ASCII stays as it
 * is, all else becomes one byte that is no ASCII. Only what the structure looks at has to be told apart.
 */
final class Narrowing {
    private static final byte OTHER = (byte) 0x80;
    private final byte[] narrow = new byte[1 << Character.SIZE];
    private final CsvDialect dialect;

    Narrowing(CsvDialect dialect) {
        Arrays.fill(narrow, OTHER);
        for (int c = 0; c < 0x80; c++) {
            narrow[c] = (byte) c;
        }
        this.dialect = new CsvDialect(
                own(dialect.delimiter(), '\u0001'), own(dialect.quote(), '\u0002'), own(dialect.escape(), '\u0003'));
    }

    /** A character of the dialect that is no ASCII borrows a control character, which means nothing to a structure. */
    private char own(char meant, char borrowed) {
        if (meant < 0x80 || meant == CsvDialect.NONE) {
            return meant;
        }
        narrow[borrowed] = OTHER;
        narrow[meant] = (byte) borrowed;
        return borrowed;
    }

    /** The dialect of the narrowed text. */
    CsvDialect dialect() {
        return dialect;
    }

    /** Takes the text up to the buffer's position. */
    void narrow(CharBuffer text, byte[] narrowed) {
        char[] characters = text.array();
        for (int i = 0; i < text.position(); i++) {
            narrowed[i] = narrow[characters[i]];
        }
    }
}
