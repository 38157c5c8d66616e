package io.plumbline.land;

/** How much a container may hold. Beyond it is taken for a decompression bomb and refused. */
final class UnpackingLimits {
    /** Thirty times the 512 MB at which vendors cut the archives of their full exports. */
    static final long MAX_BYTES = 1L << 34;

    /** Vendors write a file per object or day into an archive: hundreds in a year's backfill. */
    static final int MAX_ENTRIES = 5_000;

    /** Export text compresses to a tenth, logs that repeat themselves to a fiftieth; deflate itself reaches 1:1032. */
    private static final long MAX_RATIO = 200;

    /** Below this size no ratio is dangerous. */
    private static final long HARMLESS = 1L << 26;

    private UnpackingLimits() {}

    /** Why so many bytes out of so many packed ones are refused, or "". */
    static String problem(long unpacked, long packed) {
        if (unpacked > MAX_BYTES) {
            return "it decompresses to more than 16 GiB";
        }
        return unpacked > HARMLESS && unpacked / MAX_RATIO > packed
                ? "it decompresses to more than %d times its size, like a decompression bomb".formatted(MAX_RATIO)
                : "";
    }
}
