package io.plumbline.reconcile;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names people by pseudonyms: the first 128 bits of HMAC-SHA-256 over a record's natural key ({@code system:id}). A plain
 * hash would be undone by trying all ids; this needs the secret, which is in neither the lake nor the definitions.
 */
final class PersonIds implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;

    private final byte[] secret;
    /** Keyed and never fed; each id is made by a clone, so that threads share it. */
    private transient @Nullable Mac prototype;

    /** @param secret at least 16 bytes */
    PersonIds(byte[] secret) {
        if (secret.length < ID_BYTES) {
            throw new IllegalArgumentException("the secret has " + secret.length + " bytes; 16 are the least");
        }
        this.secret = secret.clone();
    }

    /** 32 lower-case hex digits. */
    String id(String naturalKey) {
        byte[] code = mac().doFinal(naturalKey.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(code, 0, ID_BYTES);
    }

    /** Tells one secret from another without telling anything about it. */
    String fingerprint() {
        return id("fingerprint");
    }

    private Mac mac() {
        try {
            Mac keyed = prototype;
            if (keyed == null) {
                keyed = Mac.getInstance(ALGORITHM);
                keyed.init(new SecretKeySpec(secret, ALGORITHM));
                prototype = keyed;
            }
            return (Mac) keyed.clone();
        } catch (GeneralSecurityException | CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java runtime", e);
        }
    }
}
