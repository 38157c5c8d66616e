package io.plumbline.reconcile;

/** A pair of records that a rule says are one. */
record Edge(long left, long right, Rule rule) {}
