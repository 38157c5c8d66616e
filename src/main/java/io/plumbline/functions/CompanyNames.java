package io.plumbline.functions;

import com.ibm.icu.text.Transliterator;
import io.plumbline.definitions.AccountMatching;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Takes a company's name apart: what is compared of it (Latin letters and digits without accents, blanks, legal form and
 * ignored words), its legal form and, of three words or more, their initials.
 */
public final class CompanyNames implements Serializable {
    static final StructType RESULT = new StructType()
            .add("name", DataTypes.StringType)
            .add("legal_form", DataTypes.StringType)
            .add("acronym", DataTypes.StringType);

    private static final long serialVersionUID = 1L;
    private static final int FEWEST_INITIALS = 3;
    /** Cyrillic as English texts write it (sh, ya), because that is how companies write themselves; the rest by ICU's own choice. */
    private static final String LATIN = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower()";

    private static final ThreadLocal<Transliterator> TO_ASCII =
            ThreadLocal.withInitial(() -> Transliterator.getInstance(LATIN));

    private static final int ASCII = 128;
    private static final Pattern APOSTROPHE = Pattern.compile("['’`]");

    /** D'Arcy and G.m.b.H. and A/S are one word each, O'Neill-Smith two. */
    private static final Pattern ABBREVIATION = Pattern.compile("\\b([a-z])[./](?=[a-z]\\b)");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9^]+");

    private final HashMap<String, String> spellings;
    private final HashSet<String> ignored;
    private final HashSet<String> nothing;
    /** Legal form by its words with blanks between, as {@link #words} gives them. */
    private final HashMap<String, String> forms = new HashMap<>();
    /** Legal form by what it is written as in a script without blanks between words. */
    private final LinkedHashMap<String, String> unspacedForms = new LinkedHashMap<>();

    private final int longestForm;

    CompanyNames(AccountMatching matching) {
        spellings = new LinkedHashMap<>(matching.spellings());
        ignored = new HashSet<>(matching.ignoredWords());
        matching.legalForms().forEach((form, texts) -> texts.forEach(text -> addForm(form, folded(text))));
        longestForm = forms.keySet().stream()
                .mapToInt(words -> words.split(" ").length)
                .max()
                .orElse(0);
        nothing = new HashSet<>();
        matching.nothing().forEach(text -> nothing.add(String.join("", words(folded(text)))));
    }

    private void addForm(String form, String text) {
        if (text.codePoints().anyMatch(Character::isIdeographic)
                || text.codePoints()
                        .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL)) {
            unspacedForms.put(text, form);
        } else {
            forms.put(String.join(" ", words(text)), form);
        }
    }

    /** The parts of a name; null for no name, and for one that names no company. */
    public @Nullable InternalRow parts(@Nullable UTF8String text) {
        Company company = text == null ? null : company(text.toString());
        return company == null
                ? null
                : new GenericInternalRow(new Object[] {
                    UTF8String.fromString(company.name()),
                    UTF8String.fromString(company.legalForm()),
                    UTF8String.fromString(company.acronym())
                });
    }

    /** The parts of a name; what there is not is null. */
    record Company(
            String name,
            @Nullable String legalForm,
            @Nullable String acronym) {}

    @Nullable
    Company company(String text) {
        String folded = folded(text);
        String form = null;
        if (!isAscii(folded)) {
            for (Map.Entry<String, String> unspaced : unspacedForms.entrySet()) {
                if (folded.contains(unspaced.getKey()) && !folded.equals(unspaced.getKey())) {
                    folded = folded.replace(unspaced.getKey(), " ");
                    form = form == null ? unspaced.getValue() : form;
                }
            }
        }
        List<String> words = words(folded);
        if (nothing.contains(String.join("", words))) {
            return null;
        }
        for (FoundForm found = lastForm(words); found != null; found = lastForm(words)) {
            form = form == null ? found.form() : form;
            words = found.rest();
        }
        String name = String.join("", words);
        return name.isEmpty() || nothing.contains(name) ? null : new Company(name, form, acronym(words));
    }

    /** A legal form and the words beside it. */
    private record FoundForm(String form, List<String> rest) {}

    /** The longest form that a name ends with, or begins with as in PT and OOO; never all of the name. */
    private @Nullable FoundForm lastForm(List<String> words) {
        for (int length = Math.min(longestForm, words.size() - 1); length > 0; length--) {
            int start = words.size() - length;
            String atEnd = forms.get(String.join(" ", words.subList(start, words.size())));
            if (atEnd != null) {
                return new FoundForm(atEnd, words.subList(0, start));
            }
        }
        String atStart = words.size() > 1 ? forms.get("^ " + words.get(0)) : null;
        return atStart == null ? null : new FoundForm(atStart, words.subList(1, words.size()));
    }

    private static @Nullable String acronym(List<String> words) {
        return words.size() < FEWEST_INITIALS
                ? null
                : words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
    }

    private static String folded(String text) {
        return (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }

    private List<String> words(String folded) {
        String latin = isAscii(folded) ? folded : TO_ASCII.get().transliterate(folded);
        String joined =
                ABBREVIATION.matcher(APOSTROPHE.matcher(latin).replaceAll("")).replaceAll("$1");
        List<String> words = new ArrayList<>();
        boolean isSpelled = false;
        for (String word : BETWEEN_WORDS.split(joined)) {
            if (word.isEmpty() || ignored.contains(word)) {
                continue;
            }
            boolean isLetter = word.length() == 1 && Character.isLetter(word.charAt(0));
            if (isLetter && isSpelled) {
                words.set(words.size() - 1, words.get(words.size() - 1) + word);
            } else {
                words.add(isLetter ? word : respelled(word));
            }
            isSpelled = isLetter;
        }
        return words;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private String respelled(String word) {
        String one = word;
        for (Map.Entry<String, String> spelling : spellings.entrySet()) {
            one = one.replace(spelling.getKey(), spelling.getValue());
        }
        return one;
    }
}
