package io.plumbline.dialect;

/**
 * A line as it stands in the file.
 *
 * @param number 1-based
 * @param end its line end: LF, CR, CR LF, or "" at the end of the file
 */
record PhysicalLine(long number, String text, String end) {}
