package io.plumbline.bench;

/** Chance without state: the same question always gets the same answer, in any order and on any thread. */
final class Dice {
    private static final long SEED = 7;

    private Dice() {}

    /** A number of 63 bits for the n-th thing of a kind. */
    static long roll(int question, long n) {
        long x = n * 0x9E3779B97F4A7C15L + question * 0xD1B54A32D192ED03L + SEED;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return (x ^ (x >>> 31)) >>> 1;
    }

    /** From 0 to bound - 1. */
    static long below(long bound, int question, long n) {
        return roll(question, n) % bound;
    }

    /** True for that many of 1,000 things. */
    static boolean perMille(int share, int question, long n) {
        return below(1_000, question, n) < share;
    }

    static <T> T one(T[] choices, int question, long n) {
        return choices[(int) below(choices.length, question, n)];
    }
}
