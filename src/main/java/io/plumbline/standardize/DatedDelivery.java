package io.plumbline.standardize;

import java.time.Instant;

/**
 * A landed delivery of an export.
 *
 * @param id SHA-256 of the file
 * @param at when it was made
 * @param isFull whether it holds all records, and not just some
 */
record DatedDelivery(String id, Instant at, boolean isFull) {}
