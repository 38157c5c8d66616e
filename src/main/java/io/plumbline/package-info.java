/** Plumbline: a nightly batch job that brings the exports of marketing and sales systems to one set of numbers. */
@org.jspecify.annotations.NullMarked
package io.plumbline;
