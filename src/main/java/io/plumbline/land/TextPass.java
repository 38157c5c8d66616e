package io.plumbline.land;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes a file strictly, chunk by chunk, and hands the text to its structure. Where nothing says the encoding, the
 * first byte sequence that is not UTF-8 turns the whole file into windows-1252.
 */
final class TextPass {
    private final Structure structure;
    private final TextFacts facts = new TextFacts();
    private final CharBuffer text = CharBuffer.allocate(1 << 16);
    private final List<String> oddities = new ArrayList<>();
    private Encoding encoding;
    private CharsetDecoder decoder;
    private boolean sawMultibyte;
    private long offset;
    private String damage = "";

    TextPass(Encoding encoding, Structure structure) {
        this.structure = structure;
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

    /** Decodes as much as the bytes allow; the rest stays in the buffer. */
    void accept(ByteBuffer bytes, boolean last) {
        while (damage().isEmpty()) {
            int from = bytes.position();
            CoderResult outcome = decoder.decode(bytes, text, last);
            int consumed = bytes.position() - from;
            sawMultibyte |= consumed != text.position();
            offset += consumed;
            structure.accept(text.array(), text.position());
            facts.accept(text.array(), text.position());
            text.clear();
            if (outcome.isUnderflow()) {
                break;
            } else if (outcome.isError()) {
                contradicted(last && outcome.length() == bytes.remaining());
            }
        }
        if (last && damage().isEmpty()) {
            structure.end();
        }
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
