package io.plumbline.definitions;

/** A Spark SQL expression as it stands in a definition, with its place for error messages. */
public record Expression(String sql, Place place) {}
