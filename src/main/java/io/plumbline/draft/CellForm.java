package io.plumbline.draft;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A way of writing that all values of a column may have, the narrowest first. */
enum CellForm {
    INSTANT(
            "an instant with its zone",
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}([.]\\d+)?)?(Z|[+-]\\d{2}:\\d{2})",
            "instant(%s)"),
    DAY("a date, yyyy-MM-dd", "\\d{4}-\\d{2}-\\d{2}", "iso_day(%s)"),
    LOCAL_TIME(
            "a time without zone, yyyy-MM-dd HH:mm:ss",
            "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}",
            "local_instant(%s, 'yyyy-MM-dd HH:mm:ss', 'UTC')"),
    DAY_MONTH_FIRST(
            "a date, month first: M/d/yyyy",
            "(0?[1-9]|1[0-2])/(0?[1-9]|[12]\\d|3[01])/\\d{4}",
            "calendar_day(%s, 'M/d/yyyy')"),
    DAY_DAY_FIRST(
            "a date, day first: d/M/yyyy",
            "(0?[1-9]|[12]\\d|3[01])/(0?[1-9]|1[0-2])/\\d{4}",
            "calendar_day(%s, 'd/M/yyyy')"),
    DAY_DOTTED(
            "a date, d.M.yyyy", "(0?[1-9]|[12]\\d|3[01])[.](0?[1-9]|1[0-2])[.]\\d{4}", "calendar_day(%s, 'd.M.yyyy')"),
    FLAG("yes or no", "(?i)true|false|yes|no", "yes(%s)"),
    WHOLE("whole numbers", "[+-]?(\\d{1,15}|\\d{1,3}(,\\d{3})+)", "whole(%s)"),
    AMOUNT("amounts, 1,234.50", "[+-]?[$€£]?(\\d+|\\d{1,3}(,\\d{3})+)([.]\\d+)?([eE][+-]?\\d+)?", "amount(%s)"),
    AMOUNT_COMMA(
            "amounts, 1.234,50", "[+-]?(\\d+|\\d{1,3}([.]\\d{3})+)(,\\d+)?( ?[€$£])?", "amount(decimal_comma(%s))"),
    EMAIL("e-mail addresses", "[^@\\s]+@[^@\\s]+[.][^@\\s]+", "normalize_email(%s)"),
    TEXT("text", "(?s).*", "%s");

    private final String meaning;
    private final Pattern pattern;
    private final String expression;

    CellForm(String meaning, String pattern, String expression) {
        this.meaning = meaning;
        this.pattern = Pattern.compile(pattern);
        this.expression = expression;
    }

    String meaning() {
        return meaning;
    }

    boolean fits(String value) {
        return pattern.matcher(value).matches();
    }

    boolean isDate() {
        return List.of(DAY, DAY_MONTH_FIRST, DAY_DAY_FIRST, DAY_DOTTED).contains(this);
    }

    /** How to read a column that is written so: an expression of functions.sql over its name. */
    String reading(String column) {
        return expression.formatted(column);
    }

    /**
     * Makes an expression that reads a column in the usual way read it in this one: dates, times and amounts that are written
     * otherwise. An expression that reads it in another way stays.
     */
    UnaryOperator<String> adapting(String column) {
        return sql -> {
            String adapted = sql;
            if (isDate() && this != DAY) {
                adapted = adapted.replace(DAY.reading(column), reading(column));
            } else if (this == LOCAL_TIME) {
                adapted = adapted.replace(INSTANT.reading(column), reading(column));
            } else if (this == AMOUNT_COMMA) {
                adapted = adapted.replace(AMOUNT.reading(column), reading(column));
            }
            return adapted;
        };
    }
}
