package io.plumbline.draft;

/**
 * What a draft says of one column of the sample.
 *
 * @param header as it stands in the file
 * @param name the draft's name for it
 * @param form what its cells look like
 * @param filled share of its cells that hold something, in percent
 * @param target the table's column that it becomes, "" for none
 * @param sureness how the target was found: {@code sure} by the model's own header, {@code likely} by a header that another
 *     contract uses for the same column, {@code open} when nobody knows the header
 */
public record DraftColumn(String header, String name, String form, long filled, String target, String sureness) {}
