package io.plumbline.land;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record that could not become a row of bronze.
 *
 * @param row number of the record in its file, from 1
 * @param line physical line on which the record starts
 * @param column the contract's column that is the reason; empty when the whole record is
 * @param reason what is wrong; holds no value of the record
 * @param cells the record's cells by header, as delivered: personal data, never to be logged
 */
public record QuarantinedRow(long row, long line, String column, String reason, Map<String, String> cells)
        implements Fate {
    public QuarantinedRow {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }
}
