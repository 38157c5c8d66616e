package io.plumbline.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final String[] ZONES = {
        "Z", "Z+0000", "+00:00", "-05:30", "+17:59", "+14:60", "+0100", "z", "", " Z", "+18:00", "é"
    };
    private static final String ODD = "0123456789-+:TZ. é";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "1900-02-29T00:00:00Z",
                "2000-02-29T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-03-01T00:00:00.Z",
                "2026-03-01T00:00:00.1234567Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T00:00:60Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59.9-11:00",
                "2026-03-01T1:02:03Z",
                "2026-03-01T01:02Z",
                "",
                "T"
            })
    void readsAsTheCastDoes(String text) {
        UTF8String utf8 = UTF8String.fromString(text);
        assertThat(InstantText.instant(utf8)).isEqualTo(InstantText.unusual(utf8));
    }

    @Test
    void readsRandomTextsAsTheCastDoes() {
        Random random = new Random(1);
        int instants = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder("%04d-%02d-%02dT%02d:%02d:%02d"
                    .formatted(
                            random.nextInt(4) == 0 ? random.nextInt(10_000) : 1960 + random.nextInt(90),
                            random.nextInt(13),
                            random.nextInt(32),
                            random.nextInt(25),
                            random.nextInt(61),
                            random.nextInt(61)));
            if (random.nextBoolean()) {
                text.append('.');
                random.ints(random.nextInt(8), 0, 10).forEach(text::append);
            }
            text.append(ZONES[random.nextInt(ZONES.length)]);
            if (random.nextInt(10) == 0) {
                text.setCharAt(random.nextInt(text.length()), ODD.charAt(random.nextInt(ODD.length())));
            }
            UTF8String utf8 = UTF8String.fromString(text.toString());
            Long micros = InstantText.instant(utf8);
            assertThat(micros).as(text.toString()).isEqualTo(InstantText.unusual(utf8));
            instants += micros == null ? 0 : 1;
        }
        assertThat(instants).isGreaterThan(10_000);
    }
}
