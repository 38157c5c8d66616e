package io.plumbline.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;

/** Writes the file of the reader's benchmark from a fixed seed: the same size gives the same bytes. */
final class GenerateCsv {
    private static final String[] SOURCES = {"google", "Google", "linkedin", "newsletter", "(direct)", "bing", "facebook", ""};
    private static final String[] MEDIA = {"cpc", "email", "organic", "paid-social", "CPC", ""};
    private static final long FIRST = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    private static final int FLUSH = 1 << 20;

    private GenerateCsv() {}

    static void write(Path file, long bytes) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder(2 * FLUSH);
        text.append("activity_id,lead_id,activity_at,type_id,campaign_id,cost,email,utm_source,utm_medium,page,note\n");
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long id = 1; written < bytes; id++) {
                row(text, id, random);
                if (text.length() > FLUSH) {
                    byte[] chunk = text.toString().getBytes(StandardCharsets.UTF_8);
                    out.write(chunk);
                    written += chunk.length;
                    text.setLength(0);
                }
            }
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void row(StringBuilder text, long id, SplittableRandom random) {
        long lead = random.nextLong(3_000_000);
        int cents = random.nextInt(100_000);
        text.append(1_000_000_000L + id).append(',').append(lead).append(',');
        text.append(Instant.ofEpochSecond(FIRST + random.nextLong(63_000_000L))).append(',');
        text.append(1 + random.nextInt(47)).append(',');
        text.append(random.nextInt(3) == 0 ? "" : 7_000 + random.nextInt(400)).append(',');
        text.append(cents / 100).append('.').append(cents / 10 % 10).append(cents % 10).append(',');
        text.append("person.").append(lead).append("@example-").append(lead % 9_973).append(".com,");
        text.append(SOURCES[random.nextInt(SOURCES.length)]).append(',');
        text.append(MEDIA[random.nextInt(MEDIA.length)]).append(',');
        text.append("/resources/guide-").append(random.nextInt(500)).append("?utm_campaign=fy26-q").append(1 + lead % 4);
        text.append(switch (random.nextInt(8)) {
            case 0 -> ",\"Called back,\nsaid \"\"maybe\"\" für Q" + (1 + id % 4) + "\"\n";
            case 1 -> ",\"Left a message\"\n";
            default -> ",\n";
        });
    }
}
