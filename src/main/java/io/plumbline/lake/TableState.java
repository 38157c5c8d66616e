package io.plumbline.lake;

/**
 * The newest commit of a table.
 *
 * @param rows rows that the commit wrote
 */
public record TableState(long version, CommitNote note, long rows) {}
