package io.plumbline.definitions;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/** Texts, numbers and booleans of HOCON as the text that was written. */
final class Scalars {
    private Scalars() {}

    static boolean isScalar(ConfigValue value) {
        return value.valueType() != ConfigValueType.OBJECT
                && value.valueType() != ConfigValueType.LIST
                && value.valueType() != ConfigValueType.NULL;
    }

    /** {@code 007} and {@code 12.50} stay what they are; a value's own rendering would make them 7 and 12.5. */
    static String text(ConfigValue scalar) {
        return scalar.atKey("value").getString("value");
    }
}
