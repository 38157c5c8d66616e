/** Computes the KPIs from their declarations. */
@org.jspecify.annotations.NullMarked
package io.plumbline.measure;
