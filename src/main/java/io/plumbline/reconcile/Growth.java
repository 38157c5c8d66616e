package io.plumbline.reconcile;

/** How the primitive arrays of this package grow: by half, so that at most a third of one is unused. */
final class Growth {
    private Growth() {}

    static int after(int size) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, size + (size >> 1) + 16L);
    }
}
