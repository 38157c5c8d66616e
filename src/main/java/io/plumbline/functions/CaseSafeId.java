package io.plumbline.functions;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * CRM ids of 15 characters, which differ by case alone, in their form of 18: each block of five characters gets a letter
 * that says which of them are capitals.
 */
public final class CaseSafeId {
    private static final int SHORT = 15;
    private static final int BLOCK = 5;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private CaseSafeId() {}

    /** The id as Spark holds it; an id that stays as it is costs nothing. */
    public static @Nullable UTF8String of(@Nullable UTF8String id) {
        return id == null || id.numBytes() != SHORT ? id : UTF8String.fromString(of(id.toString()));
    }

    static @Nullable String of(@Nullable String id) {
        if (id == null || id.length() != SHORT || !isPlain(id)) {
            return id;
        }
        StringBuilder longId = new StringBuilder(id);
        for (int block = 0; block < SHORT; block += BLOCK) {
            int capitals = 0;
            for (int i = 0; i < BLOCK; i++) {
                char c = id.charAt(block + i);
                capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            longId.append(LETTERS.charAt(capitals));
        }
        return longId.toString();
    }

    private static boolean isPlain(String id) {
        return id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }
}
