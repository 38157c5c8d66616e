package io.plumbline.lake;

import io.plumbline.PlumblineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * The secret that turns people into pseudonyms. It comes from the environment variable {@code PLUMBLINE_PERSON_SECRET}, else
 * from a file outside of git; the first run makes that file. Whoever loses it gets other person ids from then on.
 */
public final class PersonSecret {
    private static final String VARIABLE = "PLUMBLINE_PERSON_SECRET";
    private static final int SHORTEST = 16;

    private PersonSecret() {}

    /** The secret's bytes, at least 16. */
    public static byte[] read(Map<String, String> environment, Path file) {
        String secret = environment.containsKey(VARIABLE) ? environment.getOrDefault(VARIABLE, "") : readOrMake(file);
        byte[] bytes = secret.strip().getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new PlumblineException("the person secret has " + bytes.length + " bytes, it needs at least "
                    + SHORTEST + "\n    fix: set " + VARIABLE + " to a longer one, or delete " + file
                    + " to have one made");
        }
        return bytes;
    }

    private static String readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the person secret " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.CREATE_NEW);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another process made it in the meantime: its secret is the one.
            return;
        }
    }
}
