package io.plumbline.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    /** All first and second bytes, with what may or may not follow. */
    @Test
    void knowsTheCharactersThatTheDecoderKnows() {
        Random random = new Random(1);
        for (int first = 0x80; first <= 0xFF; first++) {
            for (int second = 0; second <= 0xFF; second++) {
                for (int size = 1; size <= 4; size++) {
                    byte[] text = {(byte) first, (byte) second, behind(random), behind(random)};
                    assertThat(Utf8.length(text, 0, size))
                            .as("%x %x %x %x, %d bytes", text[0], text[1], text[2], text[3], size)
                            .isEqualTo(decoded(text, size));
                }
            }
        }
    }

    private static byte behind(Random random) {
        return (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0x80 + random.nextInt(0x40));
    }

    /** How many bytes the decoder takes for the first character. */
    private int decoded(byte[] text, int size) {
        for (int length = 2; length <= size; length++) {
            CharBuffer character = CharBuffer.allocate(2);
            decoder.reset();
            boolean isWhole = !decoder.decode(ByteBuffer.wrap(text, 0, length), character, true)
                    .isError();
            if (isWhole && character.flip().toString().codePoints().count() == 1) {
                return length;
            }
        }
        return 0;
    }
}
