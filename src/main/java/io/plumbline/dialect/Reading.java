package io.plumbline.dialect;

import java.util.List;

/**
 * One way to read a damaged line.
 *
 * @param cost how much of it has to be put right
 * @param repairs what was put right, in words
 */
record Reading(List<String> cells, double cost, List<String> repairs) {
    Reading {
        cells = List.copyOf(cells);
        repairs = List.copyOf(repairs);
    }
}
