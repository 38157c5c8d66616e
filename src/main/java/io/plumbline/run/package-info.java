/** A run: stages, steps, ledger, progress, gates. */
@org.jspecify.annotations.NullMarked
package io.plumbline.run;
