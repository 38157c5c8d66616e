/** Brings bronze to the canonical model in silver. */
@org.jspecify.annotations.NullMarked
package io.plumbline.standardize;
