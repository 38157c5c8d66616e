package io.plumbline.functions;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * 64-bit keys, each with a 64-bit value; never changes. Open addressing with key and value side by side, so that a lookup
 * mostly touches one line of the processor's cache. At least a third and at most two thirds of the slots are taken: 24 to 48
 * bytes a key.
 */
public final class LongMap implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A slot with this key is free; what the key itself is mapped to stands beside the slots. */
    private static final long FREE = 0;

    private static final int SMALLEST = 16;

    private final long[] slots;
    private final @Nullable Long valueOfFree;
    private final int size;

    private LongMap(long[] slots, @Nullable Long valueOfFree, int size) {
        this.slots = slots;
        this.valueOfFree = valueOfFree;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /** The key's value; null when the key is not there. */
    public @Nullable Long find(long key) {
        if (key == FREE) {
            return valueOfFree;
        }
        int slot = slotOf(slots, key);
        return slots[slot] == FREE ? null : slots[slot + 1];
    }

    /** Where the key stands, or else the free slot where it would. Slots are numbered 0, 2, 4 … */
    private static int slotOf(long[] slots, long key) {
        int mask = slots.length - 2;
        int slot = mix(key) & mask;
        while (slots[slot] != FREE && slots[slot] != key) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    /** Keys are hashes already, but nothing here relies on it: Fibonacci hashing, the upper half folded in. */
    private static int mix(long key) {
        long product = key * 0x9E3779B97F4A7C15L;
        return (int) (product ^ (product >>> 32));
    }

    /** Collects the keys of a map. */
    public static final class Builder {
        private long[] slots = new long[2 * SMALLEST];
        private @Nullable Long valueOfFree;
        private int size;

        /** Adds a key; false, and nothing is added, when it is there already. */
        public boolean add(long key, long value) {
            if (key == FREE) {
                if (valueOfFree != null) {
                    return false;
                }
                valueOfFree = value;
            } else if (!addTo(slots, key, value)) {
                return false;
            }
            size++;
            if (3L * size > slots.length) {
                grow();
            }
            return true;
        }

        /** The map; the builder is not to be used again. */
        public LongMap build() {
            return new LongMap(slots, valueOfFree, size);
        }

        private static boolean addTo(long[] slots, long key, long value) {
            int slot = slotOf(slots, key);
            if (slots[slot] != FREE) {
                return false;
            }
            slots[slot] = key;
            slots[slot + 1] = value;
            return true;
        }

        private void grow() {
            long[] larger = new long[Math.multiplyExact(slots.length, 2)];
            for (int slot = 0; slot < slots.length; slot += 2) {
                if (slots[slot] != FREE) {
                    addTo(larger, slots[slot], slots[slot + 1]);
                }
            }
            slots = larger;
        }
    }
}
