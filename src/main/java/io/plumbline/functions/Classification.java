package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.definitions.TaxonomyClassifier;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** {@code classify(taxonomy, array(inputs), day)} as {@code struct<value, reason, parts>}; null when the day is unknown. */
public final class Classification implements Serializable {
    static final StructType RESULT = new StructType()
            .add("value", DataTypes.StringType, false)
            .add("reason", DataTypes.StringType, false)
            .add("parts", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType, false), false);

    private static final long serialVersionUID = 1L;

    /** Rows repeat few combinations; beyond this number they are classified anew each time. */
    private static final int REMEMBERED = 100_000;

    private final Map<UTF8String, TaxonomyClassifier> classifiers = new HashMap<>();
    private transient @Nullable ConcurrentHashMap<Question, Question> answered;
    private transient @Nullable ThreadLocal<@Nullable Question> last;
    private transient @Nullable UnsafeProjection projection;

    Classification(List<Taxonomy> taxonomies) {
        taxonomies.forEach(
                taxonomy -> classifiers.put(UTF8String.fromString(taxonomy.name()), new TaxonomyClassifier(taxonomy)));
    }

    /**
     * One combination of inputs and its answer, each in one block of memory: a row that asks again then reads two places and
     * not two dozen.
     */
    private static final class Question {
        private static final int NOTHING = -1;

        private final byte[] texts;
        private final int hash;
        private @Nullable InternalRow answer;

        Question(UTF8String taxonomy, List<@Nullable UTF8String> inputs, int period) {
            this.texts = texts(taxonomy, inputs, period);
            this.hash = Murmur3_x86_32.hashUnsafeBytes(texts, Platform.BYTE_ARRAY_OFFSET, texts.length, 0);
        }

        private static byte[] texts(UTF8String taxonomy, List<@Nullable UTF8String> inputs, int period) {
            int size = 2 * Integer.BYTES + taxonomy.numBytes();
            for (UTF8String input : inputs) {
                size += Integer.BYTES + (input == null ? 0 : input.numBytes());
            }
            byte[] texts = new byte[size];
            int end = put(texts, 0, taxonomy);
            for (UTF8String input : inputs) {
                end = put(texts, end, input);
            }
            putInt(texts, end, period);
            return texts;
        }

        private static int put(byte[] texts, int start, @Nullable UTF8String text) {
            int begin = start + Integer.BYTES;
            if (text == null) {
                putInt(texts, start, NOTHING);
                return begin;
            }
            putInt(texts, start, text.numBytes());
            text.writeToMemory(texts, Platform.BYTE_ARRAY_OFFSET + begin);
            return begin + text.numBytes();
        }

        private static void putInt(byte[] texts, int start, int number) {
            Platform.putInt(texts, Platform.BYTE_ARRAY_OFFSET + start, number);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question && hash == question.hash && Arrays.equals(texts, question.texts);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** @param day days since 1970 */
    public @Nullable InternalRow classify(
            @Nullable UTF8String taxonomy, @Nullable ArrayData inputs, @Nullable Integer day) {
        if (taxonomy == null || inputs == null || day == null) {
            return null;
        }
        TaxonomyClassifier classifier = classifier(taxonomy);
        List<@Nullable UTF8String> texts = new ArrayList<>(inputs.numElements());
        for (int i = 0; i < inputs.numElements(); i++) {
            texts.add(inputs.isNullAt(i) ? null : inputs.getUTF8String(i));
        }
        Question question = new Question(taxonomy, texts, classifier.periodOf(day));
        ThreadLocal<@Nullable Question> last = last();
        Question known = last.get();
        if (known == null || !known.equals(question)) {
            known = answered().get(question);
            if (known == null) {
                question.answer = row(classifier, texts, LocalDate.ofEpochDay(day));
                remember(question);
                known = question;
            }
            last.set(known);
        }
        return known.answer;
    }

    private void remember(Question question) {
        Map<Question, Question> known = answered();
        if (known.size() < REMEMBERED) {
            known.put(question, question);
        }
    }

    private TaxonomyClassifier classifier(UTF8String taxonomy) {
        TaxonomyClassifier classifier = classifiers.get(taxonomy);
        if (classifier == null) {
            String known = classifiers.keySet().stream()
                    .map(UTF8String::toString)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new PlumblineException("classify: there is no taxonomy \"" + taxonomy + "\"; allowed: "
                    + known + ". Add conf/taxonomy/" + taxonomy
                    + ".conf or use one of these.");
        }
        return classifier;
    }

    private InternalRow row(TaxonomyClassifier classifier, List<@Nullable UTF8String> texts, LocalDate date) {
        List<@Nullable String> inputs = new ArrayList<>();
        texts.forEach(text -> inputs.add(text == null ? null : text.toString()));
        TaxonomyClassifier.Outcome outcome = classifier.classify(inputs, date);
        Object[] values = {
            UTF8String.fromString(outcome.value()), UTF8String.fromString(outcome.reason()), map(outcome.parts())
        };
        return inOneBlock(new GenericInternalRow(values));
    }

    private synchronized InternalRow inOneBlock(InternalRow row) {
        UnsafeProjection known = projection;
        if (known == null) {
            known = UnsafeProjection.create(RESULT);
            projection = known;
        }
        return known.apply(row).copy();
    }

    private static ArrayBasedMapData map(Map<String, String> parts) {
        return new ArrayBasedMapData(texts(parts.keySet()), texts(parts.values()));
    }

    private static GenericArrayData texts(Collection<String> texts) {
        return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
    }

    private Map<Question, Question> answered() {
        ConcurrentHashMap<Question, Question> known = answered;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            answered = known;
        }
        return known;
    }

    private ThreadLocal<@Nullable Question> last() {
        ThreadLocal<@Nullable Question> known = last;
        if (known == null) {
            known = new ThreadLocal<>();
            last = known;
        }
        return known;
    }
}
