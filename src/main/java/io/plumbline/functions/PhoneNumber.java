package io.plumbline.functions;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Phone numbers as E.164. */
public final class PhoneNumber {
    private PhoneNumber() {}

    /** The same for texts as Spark holds them. */
    public static @Nullable UTF8String normalized(@Nullable UTF8String text, @Nullable UTF8String region) {
        return text == null
                ? null
                : UTF8String.fromString(normalized(text.toString(), region == null ? null : region.toString()));
    }

    /** The number with its country code, or null when the text is no number of any country. */
    static @Nullable String normalized(@Nullable String text, @Nullable String region) {
        if (text == null) {
            return null;
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
