package io.plumbline.match;

/**
 * What one blocking rule brings together.
 *
 * @param keys what records of a block share
 * @param largest records in the largest block
 * @param pairsGivenUp pairs of blocks that are too large, which are not compared for that reason
 */
public record BlockReport(String keys, int blocks, int largest, long pairsGivenUp) {}
