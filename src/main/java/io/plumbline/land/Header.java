package io.plumbline.land;

import java.util.List;

/**
 * The header of a table.
 *
 * @param delimiter "" where cells are not delimited
 * @param record number of the record, from 1; of the last one if several make the header
 * @param line physical line on which it starts
 * @param matches how many of the contract's headers it holds
 * @param rows the records that make it
 * @param above the records above it and itself, each as one text
 */
record Header(String delimiter, long record, long line, int matches, List<List<String>> rows, List<String> above) {
    /** The names of the columns. */
    List<String> cells() {
        return FoldedHeader.of(rows);
    }
}
