package io.plumbline.functions;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.text.Normalizer;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses as they are compared: trimmed, in Unicode form NFKC, in lower case. Dots and +tags stay, because only
 * few providers ignore them. A mapping asks the same text twice, so the last answer is remembered.
 */
public final class EmailAddress {
    private static final EmailValidator ADDRESSES = JMail.strictValidator()
            .requireTopLevelDomain()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace();

    private static final ThreadLocal<EmailAddress> LAST =
            ThreadLocal.withInitial(() -> new EmailAddress(UTF8String.EMPTY_UTF8, null));

    private final UTF8String text;
    private final @Nullable UTF8String address;

    private EmailAddress(UTF8String text, @Nullable UTF8String address) {
        this.text = text;
        this.address = address;
    }

    /** The address as it is compared, or null when the text is none. */
    public static @Nullable UTF8String normalized(@Nullable UTF8String text) {
        if (text == null) {
            return null;
        }
        EmailAddress last = LAST.get();
        if (!last.text.equals(text)) {
            last = new EmailAddress(text.clone(), UTF8String.fromString(normalized(text.toString())));
            LAST.set(last);
        }
        return last.address;
    }

    /** Whether the text is an address; null for no text. */
    public static @Nullable Boolean isValid(@Nullable UTF8String text) {
        return text == null ? null : normalized(text) != null;
    }

    static @Nullable String normalized(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String address =
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return ADDRESSES.isValid(address) ? address : null;
    }
}
