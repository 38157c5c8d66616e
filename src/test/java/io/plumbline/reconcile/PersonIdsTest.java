package io.plumbline.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PersonIdsTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Expected value: {@code printf 'crm:1' | openssl dgst -sha256 -hmac 0123456789abcdef}, cut to 32 digits. */
    @Test
    void idIsTheHmacOfTheNaturalKey() {
        assertThat(new PersonIds(SECRET).id("crm:1")).isEqualTo("c201214321acf42af2317b177ef95459");
    }

    @Test
    void anotherSecretGivesAnotherId() {
        byte[] other = "another secret of 16+ bytes".getBytes(StandardCharsets.US_ASCII);

        assertThat(new PersonIds(other).id("crm:1")).isNotEqualTo(new PersonIds(SECRET).id("crm:1"));
        assertThat(new PersonIds(other).fingerprint()).isNotEqualTo(new PersonIds(SECRET).fingerprint());
    }

    @Test
    void travelsToAnotherMachine() throws IOException, ClassNotFoundException {
        PersonIds used = new PersonIds(SECRET);
        String id = used.id("crm:1");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(used);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((PersonIds) in.readObject()).id("crm:1")).isEqualTo(id);
        }
    }

    @Test
    void shortSecretIsRefused() {
        assertThatThrownBy(() -> new PersonIds(new byte[8])).hasMessage("the secret has 8 bytes; 16 are the least");
    }
}
