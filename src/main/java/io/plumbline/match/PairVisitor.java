package io.plumbline.match;

/** Is shown pairs of records, the lower number first. */
@FunctionalInterface
interface PairVisitor {
    void visit(int one, int other);
}
