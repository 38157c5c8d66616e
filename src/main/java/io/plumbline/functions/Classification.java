package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.definitions.TaxonomyClassifier;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
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
    private transient @Nullable ConcurrentHashMap<Question, Answer> answers;
    private transient @Nullable ThreadLocal<@Nullable Answer> last;

    Classification(List<Taxonomy> taxonomies) {
        taxonomies.forEach(
                taxonomy -> classifiers.put(UTF8String.fromString(taxonomy.name()), new TaxonomyClassifier(taxonomy)));
    }

    /** A class and no record, whose equality costs more than all else of a lookup. */
    private static final class Question {
        private final UTF8String taxonomy;
        private final List<@Nullable UTF8String> inputs;
        private final int period;
        private final int hash;

        Question(UTF8String taxonomy, List<@Nullable UTF8String> inputs, int period) {
            this.taxonomy = taxonomy;
            this.inputs = inputs;
            this.period = period;
            this.hash = (31 * taxonomy.hashCode() + inputs.hashCode()) * 31 + period;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question
                    && hash == question.hash
                    && period == question.period
                    && taxonomy.equals(question.taxonomy)
                    && inputs.equals(question.inputs);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record Answer(Question question, TaxonomyClassifier classifier, InternalRow row) {
        /** A mapping asks for value and reason one after the other; to compare is cheaper than to look up. */
        boolean answers(UTF8String taxonomy, ArrayData inputs, int day) {
            List<@Nullable UTF8String> known = question.inputs;
            if (!question.taxonomy.equals(taxonomy)
                    || question.period != classifier.periodOf(day)
                    || known.size() != inputs.numElements()) {
                return false;
            }
            for (int i = 0; i < known.size(); i++) {
                UTF8String text = inputs.isNullAt(i) ? null : inputs.getUTF8String(i);
                if (!Objects.equals(known.get(i), text)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param day days since 1970 */
    public @Nullable InternalRow classify(
            @Nullable UTF8String taxonomy, @Nullable ArrayData inputs, @Nullable Integer day) {
        if (taxonomy == null || inputs == null || day == null) {
            return null;
        }
        ThreadLocal<@Nullable Answer> last = last();
        Answer answer = last.get();
        if (answer == null || !answer.answers(taxonomy, inputs, day)) {
            answer = answer(classifier(taxonomy), taxonomy, inputs, day);
            last.set(answer);
        }
        return answer.row;
    }

    private Answer answer(TaxonomyClassifier classifier, UTF8String taxonomy, ArrayData inputs, int day) {
        List<@Nullable UTF8String> texts = new ArrayList<>(inputs.numElements());
        for (int i = 0; i < inputs.numElements(); i++) {
            texts.add(inputs.isNullAt(i) ? null : inputs.getUTF8String(i));
        }
        int period = classifier.periodOf(day);
        Map<Question, Answer> known = answers();
        Answer answer = known.get(new Question(taxonomy, texts, period));
        if (answer == null) {
            texts.replaceAll(text -> text == null ? null : text.clone());
            Question question = new Question(taxonomy.clone(), texts, period);
            answer = new Answer(question, classifier, row(classifier, texts, LocalDate.ofEpochDay(day)));
            if (known.size() < REMEMBERED) {
                known.put(question, answer);
            }
        }
        return answer;
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

    private static InternalRow row(TaxonomyClassifier classifier, List<@Nullable UTF8String> texts, LocalDate date) {
        List<@Nullable String> inputs = new ArrayList<>();
        texts.forEach(text -> inputs.add(text == null ? null : text.toString()));
        TaxonomyClassifier.Outcome outcome = classifier.classify(inputs, date);
        return new GenericInternalRow(new Object[] {
            UTF8String.fromString(outcome.value()), UTF8String.fromString(outcome.reason()), map(outcome.parts())
        });
    }

    private static ArrayBasedMapData map(Map<String, String> parts) {
        return new ArrayBasedMapData(texts(parts.keySet()), texts(parts.values()));
    }

    private static GenericArrayData texts(Collection<String> texts) {
        return new GenericArrayData(texts.stream().map(UTF8String::fromString).toArray());
    }

    private Map<Question, Answer> answers() {
        ConcurrentHashMap<Question, Answer> known = answers;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            answers = known;
        }
        return known;
    }

    private ThreadLocal<@Nullable Answer> last() {
        ThreadLocal<@Nullable Answer> known = last;
        if (known == null) {
            known = new ThreadLocal<>();
            last = known;
        }
        return known;
    }
}
