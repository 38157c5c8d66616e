package io.plumbline.land;

import java.util.List;

/**
 * The header of a delimited file.
 *
 * @param record number of the record, from 1
 * @param line physical line on which it starts
 * @param matches how many of the contract's headers it holds
 * @param above the records above it and itself, each as one text
 */
record Header(char delimiter, long record, long line, int matches, List<String> cells, List<String> above) {}
