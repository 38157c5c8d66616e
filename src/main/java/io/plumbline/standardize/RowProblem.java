package io.plumbline.standardize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.split;

import io.plumbline.definitions.LeavesBy;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/**
 * What is wrong with a row, in the one text that a judged row carries in {@link #COLUMN}; null there for a row that is taken.
 *
 * @param columns of the export that are the reason; empty when the whole record is
 */
record RowProblem(LeavesBy leavesBy, String columns, String reason) {
    static final String COLUMN = "_problem";
    private static final String SEPARATOR = "|";

    String text() {
        return String.join(SEPARATOR, leavesBy.text(), columns, reason);
    }

    static Column leavesByOf(Column text) {
        return part(text, 0);
    }

    static Column columnsOf(Column text) {
        return nullif(part(text, 1), lit(""));
    }

    static Column reasonOf(Column text) {
        return part(text, 2);
    }

    /** The reason is last, so it may hold the separator. */
    private static Column part(Column text, int number) {
        return split(text, Pattern.quote(SEPARATOR), 3).getItem(number);
    }

    static Column isThere() {
        return col(COLUMN).isNotNull();
    }
}
