package io.plumbline.land;

import java.io.Serializable;

/**
 * Where a record of a text begins.
 *
 * @param offset of its first byte in the file
 * @param records how many stand before it
 * @param line the physical line on which it begins, from 1
 */
record Split(long offset, long records, long line) implements Serializable {}
