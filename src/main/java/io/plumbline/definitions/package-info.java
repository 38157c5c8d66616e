/** conf/ and jobs/ as records, every mistake reported at once with file, line and fix; knows no Spark. */
@org.jspecify.annotations.NullMarked
package io.plumbline.definitions;
