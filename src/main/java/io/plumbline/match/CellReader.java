package io.plumbline.match;

import com.ibm.icu.text.Transliterator;
import io.plumbline.definitions.ValueKind.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the value that is compared from the cells that hold it; an empty text is an unknown value. */
final class CellReader {
    private static final String TO_ASCII = "Any-Latin; Latin-ASCII; Lower()";
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");
    private static final Pattern TIME_OF_DAY = Pattern.compile("[T ]\\d{1,2}:.*$");
    private static final List<String> DATE_PART_FORMATS = List.of("%4s", "%2s", "%2s");

    private final Transliterator toAscii = Transliterator.getInstance(TO_ASCII);
    private final Reading reading;
    private final Set<String> nothing;

    CellReader(Reading reading, Set<String> nothing) {
        this.reading = reading;
        this.nothing = nothing;
    }

    String read(List<String> cells) {
        if (reading == Reading.DATE && cells.size() == DATE_PART_FORMATS.size()) {
            return dateOfParts(cells);
        }
        String text = String.join(" ", cells).strip();
        if (text.isEmpty() || nothing.contains(text.toLowerCase(Locale.ROOT))) {
            return "";
        }
        return switch (reading) {
            case NAME, CODE -> separated(text, "");
            case TEXT -> separated(text, " ").strip();
            case EMAIL -> text.toLowerCase(Locale.ROOT);
            case DATE ->
                NO_DIGIT.matcher(TIME_OF_DAY.matcher(text).replaceFirst("")).replaceAll("");
        };
    }

    private String separated(String text, String separator) {
        return NO_LETTER_OR_DIGIT.matcher(ascii(text)).replaceAll(separator);
    }

    private String ascii(String text) {
        boolean isAscii = text.chars().allMatch(letter -> letter < 128);
        return isAscii ? text.toLowerCase(Locale.ROOT) : toAscii.transliterate(text);
    }

    private static String dateOfParts(List<String> cells) {
        StringBuilder date = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String digits = NO_DIGIT.matcher(cells.get(i)).replaceAll("");
            if (digits.isEmpty()) {
                return "";
            }
            date.append(DATE_PART_FORMATS.get(i).formatted(digits).replace(' ', '0'));
        }
        return date.toString();
    }
}
