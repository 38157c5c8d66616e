package io.plumbline.definitions;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of value that a key can ask for.
 *
 * @param expected what such a value is, for messages
 * @param example one such value as it is written; empty if the words are all there are
 * @param words values that may have been meant by a wrong one
 * @param placeholder stands for a value that was refused, so that reading can go on to the next mistake
 */
record Kind<T>(
        String expected,
        String example,
        List<String> words,
        Set<ConfigValueType> types,
        T placeholder,
        Function<String, Optional<T>> parse) {
    static final Set<ConfigValueType> SCALARS =
            Set.copyOf(EnumSet.of(ConfigValueType.STRING, ConfigValueType.NUMBER, ConfigValueType.BOOLEAN));

    /** The value; empty if it is of another kind. */
    Optional<T> read(ConfigValue value) {
        return types.contains(value.valueType()) ? parse.apply(Scalars.text(value)) : Optional.empty();
    }

    /** Whether the value was read, not replaced by the placeholder. */
    boolean isRead(T value) {
        return !value.equals(placeholder);
    }

    /** The same kind, with words that may have been meant by a wrong value. */
    Kind<T> suggesting(List<String> likely) {
        return new Kind<>(expected, example, List.copyOf(likely), types, placeholder, parse);
    }

    /** The words of an enum, in small letters with hyphens. */
    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return new Kind<>(
                "one of the allowed words",
                "",
                constants.stream().map(Kind::word).toList(),
                SCALARS,
                constants.get(0),
                text -> constants.stream()
                        .filter(constant -> word(constant).equals(text))
                        .findFirst());
    }

    /** One of these words. */
    static Kind<String> word(List<String> allowed) {
        return new Kind<>(
                "one of the allowed words",
                "",
                List.copyOf(allowed),
                SCALARS,
                allowed.get(0),
                text -> Optional.of(text).filter(allowed::contains));
    }

    /** A text of this shape. */
    static Kind<String> shaped(String expected, String example, String regex) {
        Pattern shape = Pattern.compile(regex);
        return of(
                expected,
                example,
                SCALARS,
                "",
                text -> Optional.of(text).filter(t -> shape.matcher(t).matches()));
    }

    /** One of these codes, which are too many to list in a message. */
    static Kind<String> code(String expected, String example, List<String> codes) {
        return of(expected, example, SCALARS, "", text -> Optional.of(text).filter(codes::contains));
    }

    /** A text that a parser reads; what it refuses with one of the usual exceptions is of another kind. */
    static <T> Kind<T> of(
            String expected,
            String example,
            Set<ConfigValueType> types,
            T placeholder,
            Function<String, Optional<T>> parse) {
        Function<String, Optional<T>> safe = text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                return Optional.empty();
            }
        };
        return new Kind<>(expected, example, List.of(), types, placeholder, safe);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
