package io.plumbline.land;

/**
 * Passes over records that keep to the format strictly, 64 bytes at a time and without a branch for what they hold: every quote
 * opens or closes a cell or is doubled, and lines end in line feeds, with or without a carriage return. There the number of quotes
 * before a byte tells whether it is inside of them.
 */
final class StrictRecords {
    /** A longer record is left to others: it may be beyond a limit. */
    private static final int MAX_RECORD = 10_000;

    private static final int BLOCK = Long.SIZE;
    private static final int LAST = BLOCK - 1;
    private static final long LINE_FEEDS = ByteWords.of((byte) '\n');
    private static final long RETURNS = ByteWords.of((byte) '\r');

    private final long quotes;
    private final long delimiters;
    private long records;
    private long lines;

    StrictRecords(byte delimiter, byte quote) {
        this.delimiters = ByteWords.of(delimiter);
        this.quotes = ByteWords.of(quote);
    }

    /**
     * Passes over as many whole records as keep to the format; what they are is told by {@link #records} and {@link #lines}.
     *
     * @param from where a record begins
     * @return behind the last of them
     */
    int pass(byte[] text, int from, int to) {
        records = 0;
        lines = 0;
        int passed = from;
        long linesSince = 0;
        long insideBefore = 0;
        long mayOpen = 1;
        for (int i = from; i + BLOCK < to && i - passed < MAX_RECORD - BLOCK; i += BLOCK) {
            long quote = 0;
            long lineFeed = 0;
            long carriageReturn = 0;
            long edge = 0;
            for (int bits = 0; bits < BLOCK; bits += ByteWords.BYTES) {
                long word = ByteWords.at(text, i + bits);
                quote |= ByteWords.bits(ByteWords.equal(word, quotes)) << bits;
                lineFeed |= ByteWords.bits(ByteWords.equal(word, LINE_FEEDS)) << bits;
                carriageReturn |= ByteWords.bits(ByteWords.equal(word, RETURNS)) << bits;
                edge |= ByteWords.bits(ByteWords.equal(word, delimiters)) << bits;
            }
            edge |= lineFeed | quote;
            long followed = lineFeed >>> 1 | bit(text[i + BLOCK] == '\n') << LAST;
            long closed = (edge | carriageReturn) >>> 1 | bit(isEdge(text[i + BLOCK])) << LAST;
            long inside = parity(quote) ^ insideBefore;
            long broken =
                    carriageReturn & ~followed | quote & inside & ~(edge << 1 | mayOpen) | quote & ~inside & ~closed;
            if (broken != 0) {
                break;
            }
            long ends = lineFeed & ~inside;
            linesSince += Long.bitCount(lineFeed);
            if (ends != 0) {
                int last = LAST - Long.numberOfLeadingZeros(ends);
                int linesBehind = Long.bitCount(lineFeed >>> last) - 1;
                records += Long.bitCount(ends);
                lines += linesSince - linesBehind;
                linesSince = linesBehind;
                passed = i + last + 1;
            }
            insideBefore = inside >> LAST;
            mayOpen = bit(isEdge(text[i + LAST]));
        }
        return passed;
    }

    private static long bit(boolean isSet) {
        return isSet ? 1 : 0;
    }

    private boolean isEdge(byte b) {
        return b == (byte) delimiters | b == (byte) quotes | b == '\n' | b == '\r';
    }

    /** Each bit is the parity of the bits up to it. */
    private static long parity(long bits) {
        long parity = bits ^ bits << 1;
        parity ^= parity << 2;
        parity ^= parity << 4;
        parity ^= parity << 8;
        parity ^= parity << 16;
        return parity ^ parity << 32;
    }

    /** How many records were passed. */
    long records() {
        return records;
    }

    /** How many lines ended in them. */
    long lines() {
        return lines;
    }
}
