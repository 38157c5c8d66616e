package io.plumbline.land;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Checks strictly that a file is text of its encoding, chunk by chunk, and hands it to its structure. Where nothing says the
 * encoding, the first byte sequence that is not UTF-8 turns the whole file into windows-1252.
 */
final class TextPass {
    /** How much is decoded behind a byte that is no ASCII, before ASCII is looked for again. */
    private static final int WINDOW = 256;

    private final Structure structure;
    private final Narrowing narrowing;
    private final boolean isFollowedByBytes;
    private final boolean isSplittable;
    private final TextFacts facts = new TextFacts();
    private final CharBuffer text = CharBuffer.allocate(1 << 16);
    private final byte[] narrowed = new byte[1 << 16];
    private final List<String> oddities = new ArrayList<>();
    private Encoding encoding;
    private CharsetDecoder decoder;
    private boolean sawMultibyte;
    private long offset;
    private String damage = "";

    /**
     * Of a text whose dialect matters to its structure.
     *
     * @param structures makes the structure of the dialect as the structure will see it
     */
    TextPass(Encoding encoding, CsvDialect dialect, Function<CsvDialect, Structure> structures) {
        this.narrowing = new Narrowing(dialect);
        this.isFollowedByBytes = encoding.extendsAscii() && dialect.isAscii();
        this.isSplittable = isFollowedByBytes && dialect.isInBytes();
        this.structure = structures.apply(narrowing.dialect());
        this.encoding = encoding;
        this.decoder = strict(encoding);
        this.offset = encoding.bomBytes();
    }

    static CharsetDecoder strict(Encoding encoding) {
        return encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Takes as much as the bytes allow; the rest stays in the buffer. */
    void accept(ByteBuffer bytes, boolean last) {
        boolean isMore = true;
        while (isMore && damage().isEmpty()) {
            int from = bytes.position();
            CoderResult outcome = isFollowedByBytes ? check(bytes, last) : decode(bytes, last);
            offset += bytes.position() - from;
            if (isFollowedByBytes) {
                follow(bytes.array(), from, bytes.position());
            } else {
                follow(narrowed, 0, text.position());
                text.clear();
            }
            if (outcome.isError()) {
                contradicted(last && outcome.length() == bytes.remaining());
            }
            isMore = !outcome.isUnderflow();
        }
        if (last && damage().isEmpty()) {
            structure.end();
        }
    }

    private CoderResult decode(ByteBuffer bytes, boolean last) {
        int from = bytes.position();
        CoderResult outcome = decoder.decode(bytes, text, last);
        sawMultibyte |= bytes.position() - from != text.position();
        narrowing.narrow(text, narrowed);
        return outcome;
    }

    /** Only what is no ASCII needs decoding to be checked. */
    private CoderResult check(ByteBuffer bytes, boolean last) {
        int end = bytes.limit();
        CoderResult outcome = CoderResult.UNDERFLOW;
        boolean isStuck = false;
        while (!isStuck && !outcome.isError()) {
            int from = endOfKnown(bytes.array(), bytes.position(), end);
            bytes.position(from);
            int windowEnd = Math.min(from + WINDOW, end);
            outcome = decoder.decode(bytes.limit(windowEnd), text, last && windowEnd == end);
            sawMultibyte |= bytes.position() - from != text.position();
            text.clear();
            bytes.limit(end);
            isStuck = bytes.position() == from;
        }
        return outcome;
    }

    /** The position of the first byte that the decoder has to judge, or the end. */
    private int endOfKnown(byte[] bytes, int from, int end) {
        int at = ByteWords.endOfAscii(bytes, from, end);
        if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
            return at;
        }
        int length = at < end ? Utf8.length(bytes, at, end) : 0;
        while (length > 0) {
            sawMultibyte = true;
            at = ByteWords.endOfAscii(bytes, at + length, end);
            length = at < end ? Utf8.length(bytes, at, end) : 0;
        }
        return at;
    }

    private void follow(byte[] bytes, int from, int to) {
        long firstLine = structure.line();
        structure.accept(bytes, from, to);
        facts.accept(bytes, from, to, firstLine);
    }

    private void contradicted(boolean atEnd) {
        boolean isCut = atEnd && sawMultibyte;
        if (!encoding.isGuess() || isCut) {
            damage = "byte %d (line %d) is not %s%s"
                    .formatted(
                            offset,
                            structure.line(),
                            encoding.charset().name(),
                            atEnd ? ": the last character is cut off, the file looks truncated" : "");
            return;
        }
        oddities.add(
                "byte %d (line %d) is not UTF-8: the file is read as windows-1252".formatted(offset, structure.line()));
        encoding = encoding.fallback();
        decoder = strict(encoding);
    }

    Structure structure() {
        return structure;
    }

    /** Beginnings of records, as offsets in the file; none where reading cannot begin in its middle. */
    List<Split> splits() {
        if (!isSplittable || !(structure instanceof CsvStructure csv)) {
            return List.of();
        }
        return csv.splits().stream()
                .map(split -> new Split(split.offset() + encoding.bomBytes(), split.records(), split.line()))
                .toList();
    }

    Encoding encoding() {
        return encoding;
    }

    boolean isBlank() {
        return facts.isBlank();
    }

    String damage() {
        return damage.isEmpty() ? structure.damage() : damage;
    }

    /** Damage that only the end of the file tells. */
    String damageAtEnd() {
        return damage().isEmpty() ? facts.damage() : damage();
    }

    List<String> oddities() {
        List<String> all = new ArrayList<>(oddities);
        all.addAll(facts.oddities());
        return all;
    }
}
