/** Reads the vendors' export files into bronze; what cannot be read is quarantined with its place. */
@org.jspecify.annotations.NullMarked
package io.plumbline.land;
