/** Finds the records that are one person although no id says so, with a probability for each pair; knows no Spark. */
@org.jspecify.annotations.NullMarked
package io.plumbline.match;
