package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WholeNumberTest {
    private static final String CHARACTERS = "0123456789-+. e";

    @Test
    void readsAsTheCastDoes() {
        Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int kinds = random.nextInt(3) == 0 ? CHARACTERS.length() : 10;
            for (int length = random.nextInt(22); length > 0; length--) {
                text.append(CHARACTERS.charAt(random.nextInt(kinds)));
            }
            UTF8String utf8 = UTF8String.fromString(text.toString());
            assertThat(WholeNumber.of(utf8)).as(text.toString()).isEqualTo(cast(utf8));
        }
        assertThat(WholeNumber.of(null)).isNull();
        assertThat(WholeNumber.of(UTF8String.fromString("-9223372036854775808")))
                .isEqualTo(Long.MIN_VALUE);
    }

    private static @Nullable Long cast(UTF8String text) {
        try {
            return text.toLongExact();
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
