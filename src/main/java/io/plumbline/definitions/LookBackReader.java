package io.plumbline.definitions;

import io.plumbline.definitions.Export.Refusal;

/**
 * Reads {@code look-back} of an export: how many days after its day a record may still arrive. Within them it restates what is
 * closed; what arrives later is parked in the quarantine until a person lets its file in, because nobody expects a figure to
 * change that was reported so long ago. It arrives on the date of its delivery folder.
 */
final class LookBackReader {
    private LookBackReader() {}

    static Refusal read(Node lookBack) {
        Expression day = lookBack.expression("day");
        int days = lookBack.required("days", Kinds.POSITIVE);
        String isLater = "(" + day.sql() + ") < date_sub(try_cast(substring(_file, 1, 10) AS DATE), " + days + ")";
        return new Refusal(
                new Expression(isLater, day.place()),
                "arrived more than " + days + " days after its day; plumbline run --reopen FILE lets it in",
                LeavesBy.REOPENING);
    }
}
