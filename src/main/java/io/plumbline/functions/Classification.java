package io.plumbline.functions;

import io.plumbline.PlumblineException;
import io.plumbline.definitions.Taxonomy;
import io.plumbline.definitions.TaxonomyClassifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** {@code classify(taxonomy, array(inputs), day)} as {@code struct<value, reason>}; null when the day is unknown. */
final class Classification implements UDF3<String, Seq<String>, Object, @Nullable Row> {
    static final StructType RESULT =
            new StructType().add("value", DataTypes.StringType, false).add("reason", DataTypes.StringType, false);

    private static final long serialVersionUID = 1L;

    /** Rows repeat few combinations; beyond this number they are classified anew each time. */
    private static final int REMEMBERED = 100_000;

    private final TreeMap<String, TaxonomyClassifier> classifiers = new TreeMap<>();
    private transient @Nullable ConcurrentHashMap<Question, Row> answers;

    Classification(List<Taxonomy> taxonomies) {
        taxonomies.forEach(taxonomy -> classifiers.put(taxonomy.name(), new TaxonomyClassifier(taxonomy)));
    }

    private record Question(String taxonomy, List<@Nullable String> inputs, LocalDate day) {}

    @Override
    public @Nullable Row call(String taxonomy, Seq<String> inputs, @Nullable Object day) {
        if (day == null) {
            return null;
        }
        Question question =
                new Question(taxonomy, new ArrayList<>(CollectionConverters.asJava(inputs)), SparkValues.day(day));
        Map<Question, Row> known = answers();
        Row answer = known.get(question);
        if (answer == null) {
            answer = answer(question);
            if (known.size() < REMEMBERED) {
                known.put(question, answer);
            }
        }
        return answer;
    }

    private Row answer(Question question) {
        TaxonomyClassifier classifier = classifiers.get(question.taxonomy());
        if (classifier == null) {
            throw new PlumblineException("classify: there is no taxonomy \"" + question.taxonomy() + "\"; allowed: "
                    + String.join(", ", classifiers.keySet()) + ". Add conf/taxonomy/" + question.taxonomy()
                    + ".conf or use one of these.");
        }
        TaxonomyClassifier.Outcome outcome = classifier.classify(question.inputs(), question.day());
        return RowFactory.create(outcome.value(), outcome.reason());
    }

    private Map<Question, Row> answers() {
        ConcurrentHashMap<Question, Row> known = answers;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            answers = known;
        }
        return known;
    }
}
