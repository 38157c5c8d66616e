package io.plumbline.dialect;

/** What a record of a file is; every record has exactly one fate. */
public enum RowFate {
    PREAMBLE("before the table"),
    HEADER("names of the columns"),
    DATA("a row as the dialect has it"),
    REPAIRED("a row that was read by putting something right"),
    SHORT("a row with fewer cells than the table has columns"),
    LONG("a row with more cells than the table has columns"),
    MALFORMED("a row whose quotes break the dialect's rules"),
    COMMENT("a remark within the table"),
    BLANK("a line without cells"),
    FOOTER("after the table");

    private final String meaning;

    RowFate(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether the record's cells are a row of a table. */
    public boolean isRow() {
        return switch (this) {
            case DATA, REPAIRED, SHORT, LONG, MALFORMED -> true;
            case PREAMBLE, HEADER, COMMENT, BLANK, FOOTER -> false;
        };
    }

    /** Whether a person should look at it. */
    public boolean isIrregular() {
        return isRow() && this != DATA;
    }
}
