package io.plumbline.functions;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * E-mail addresses as they are compared: trimmed, in Unicode form NFKC, in lower case. Dots and +tags stay, because only
 * few providers ignore them.
 */
final class EmailAddress {
    private static final EmailValidator ADDRESSES = JMail.strictValidator()
            .requireTopLevelDomain()
            .disallowIpDomain()
            .disallowExplicitSourceRouting()
            .disallowQuotedIdentifiers()
            .disallowObsoleteWhitespace();

    private EmailAddress() {}

    /** The address as it is compared, or null when the text is none. */
    static @Nullable String normalized(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String address =
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return ADDRESSES.isValid(address) ? address : null;
    }
}
