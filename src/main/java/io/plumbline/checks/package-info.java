/** The checks of a table, all in one scan. */
@org.jspecify.annotations.NullMarked
package io.plumbline.checks;
