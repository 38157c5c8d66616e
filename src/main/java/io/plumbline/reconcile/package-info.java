/** Resolves people and accounts across systems and compares the systems with each other. */
@org.jspecify.annotations.NullMarked
package io.plumbline.reconcile;
