package io.plumbline.land;

/** A record that is no data and is known for what it is. */
public enum Recognised implements Fate {
    PREAMBLE,
    HEADER,
    REPEATED_HEADER,
    /** Of a table that the contract does not read. */
    OTHER_BLOCK,
    /** The title of the rows below it. */
    BLOCK_TITLE,
    TOTALS,
    FOOTER,
    BLANK,
    /** A line whose array of records is empty. */
    EMPTY_LIST
}
