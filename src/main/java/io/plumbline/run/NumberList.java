package io.plumbline.run;

import java.util.Arrays;

/** Numbers one after the other. */
final class NumberList {
    private static final int FIRST_SIZE = 1 << 10;

    private long[] numbers = new long[FIRST_SIZE];
    private int size;

    void add(long number) {
        makeRoomFor(1);
        numbers[size++] = number;
    }

    void addAll(long[] more) {
        makeRoomFor(more.length);
        System.arraycopy(more, 0, numbers, size, more.length);
        size += more.length;
    }

    private void makeRoomFor(int more) {
        int needed = Math.addExact(size, more);
        if (needed > numbers.length) {
            numbers = Arrays.copyOf(numbers, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * size)));
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    long[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
