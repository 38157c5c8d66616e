package io.plumbline.match;

/** Asks one thing of two values, given by their numbers; neither is unknown, and they are not the same. */
@FunctionalInterface
interface ValueTest {
    boolean holds(int left, int right);
}
