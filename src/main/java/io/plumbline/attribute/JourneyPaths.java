package io.plumbline.attribute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.LearntShape;
import io.plumbline.paths.PathCounter;
import io.plumbline.paths.Paths;
import io.plumbline.run.GroupScan;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Counts the paths that models learn from: all journeys of a milestone, each worth one conversion whatever its amount, and
 * those of people who never reached it. Spark brings each path together with its counts; a channel's name is its key.
 */
final class JourneyPaths {
    private final SparkSession spark;
    private final CreditInputs inputs;
    private final List<String> systems;

    /** What one model learns one milestone from, by their keys. */
    record Lesson(long modelKey, long milestoneKey) implements Comparable<Lesson> {
        @Override
        public int compareTo(Lesson other) {
            int byModel = Long.compare(modelKey, other.modelKey);
            return byModel == 0 ? Long.compare(milestoneKey, other.milestoneKey) : byModel;
        }
    }

    /** @param systems the source systems, most trusted first */
    JourneyPaths(SparkSession spark, CreditInputs inputs, List<String> systems) {
        this.spark = spark;
        this.inputs = inputs;
        this.systems = List.copyOf(systems);
    }

    /** The paths of each milestone that somebody reached by some touch, for each model. */
    Map<Lesson, Paths> of(List<AttributionModel> models) {
        List<AttributionModel> withNullPaths = models.stream()
                .filter(model -> model.shape()
                        .learnt()
                        .filter(LearntShape::countsNullPaths)
                        .isPresent())
                .toList();
        Dataset<Row> walked = counted(paths(inputs, models), 1, 0);
        if (!withNullPaths.isEmpty()) {
            Dataset<Row> nulls = NullJourneys.withoutMilestone(paths(NullJourneys.of(inputs), withNullPaths), inputs);
            walked = walked.union(counted(nulls, 0, 1));
        }
        Dataset<Row> counts = walked.groupBy("model_key", "milestone_key", "path")
                .agg(sum("conversions").as("conversions"), sum("nulls").as("nulls"));
        Map<Lesson, PathCounter> counters = new TreeMap<>();
        for (Iterator<Row> rows = counts.toLocalIterator(); rows.hasNext(); ) {
            Row row = rows.next();
            counters.computeIfAbsent(new Lesson(row.getLong(0), row.getLong(1)), first -> new PathCounter())
                    .add(row.<Long>getList(2).stream().map(String::valueOf).toList(), row.getLong(3), row.getLong(4));
        }
        Map<Lesson, Paths> paths = new TreeMap<>();
        counters.forEach((lesson, counter) -> paths.put(lesson, counter.paths()));
        paths.values().removeIf(walks -> walks.conversions() == 0);
        return paths;
    }

    private static Dataset<Row> counted(Dataset<Row> paths, long conversions, long nulls) {
        return paths.select(
                col("model_key"),
                col("milestone_key"),
                col("path"),
                lit(conversions).as("conversions"),
                lit(nulls).as("nulls"));
    }

    private Dataset<Row> paths(CreditInputs journeys, List<AttributionModel> models) {
        int lookbackDays =
                models.stream().mapToInt(AttributionModel::lookbackDays).max().orElseThrow();
        MemberKeys keys = new MemberKeys(spark);
        Map<Long, Rule> rules = new HashMap<>();
        models.forEach(
                model -> rules.put(keys.ofModel(model.name()), Rule.of(model, keys::ofChannel, ChannelWeights.EQUAL)));
        Dataset<Row> byConversion =
                JourneyRows.of(journeys, lookbackDays, systems).repartition(col("conversion_key"));
        return GroupScan.of(byConversion, "conversion_key", rows -> new PathIterator(rows, rules), PathIterator.SCHEMA);
    }
}
