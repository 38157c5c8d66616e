package io.plumbline.definitions;

/** A Spark SQL expression as it stands in a definition, with its place for error messages. */
public record Expression(String sql, Place place) {
    /** Where a line (1-based) of the expression stands. */
    Place placeOfLine(int line) {
        return new Place(place.file(), Math.max(1, place.line()) + line - 1);
    }
}
