package io.plumbline.attribute;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.attribute.JourneyPaths.Lesson;
import io.plumbline.attribute.ShareIntervals.Interval;
import io.plumbline.definitions.AttributionModel;
import io.plumbline.definitions.ChannelWorth;
import io.plumbline.definitions.LearntShape;
import io.plumbline.paths.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Rows of gold.fct_channel_share: what models learnt that channels are worth. */
final class ChannelShares {
    static final StructType SCHEMA = StructType.fromDDL("model_key BIGINT NOT NULL, milestone_key BIGINT NOT NULL,"
            + " channel_key BIGINT NOT NULL, place INT NOT NULL, value DOUBLE NOT NULL, error DOUBLE NOT NULL,"
            + " share DOUBLE NOT NULL, share_lower DOUBLE, share_upper DOUBLE, conversions BIGINT NOT NULL, null_paths BIGINT NOT NULL, paths BIGINT NOT NULL,"
            + " parameters STRING NOT NULL, definition_hash STRING NOT NULL");

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChannelShares() {}

    /** @param models those that learn */
    static List<Row> of(SparkSession spark, JourneyPaths journeys, List<AttributionModel> models) {
        MemberKeys keys = new MemberKeys(spark);
        Map<Lesson, Paths> lessons = journeys.of(models);
        List<Row> rows = new ArrayList<>();
        for (AttributionModel model : models) {
            LearntShape shape = model.shape().learnt().orElseThrow();
            long modelKey = keys.ofModel(model.name());
            lessons.forEach((lesson, paths) -> {
                if (lesson.modelKey() == modelKey) {
                    rows.addAll(rows(lesson, paths, shape.settled(paths), model));
                }
            });
        }
        return List.copyOf(rows);
    }

    private static List<Row> rows(Lesson lesson, Paths paths, LearntShape shape, AttributionModel model) {
        List<ChannelWorth> learnt = shape.learn(paths);
        String parameters = JSON.valueToTree(shape.parameters()).toString();
        ShareIntervals intervals = ShareIntervals.of(shape, paths, model.intervals());
        double sum = sum(learnt);
        long nulls = Math.subtractExact(paths.walks(), paths.conversions());
        return learnt.stream()
                .map(worth -> RowFactory.create(
                        lesson.modelKey(),
                        lesson.milestoneKey(),
                        Long.parseLong(worth.channel()),
                        worth.place(),
                        worth.value(),
                        worth.error(),
                        sum == 0 ? 0d : worth.value() / sum,
                        intervals.of(worth).map(Interval::lower).orElse(null),
                        intervals.of(worth).map(Interval::upper).orElse(null),
                        paths.conversions(),
                        nulls,
                        (long) paths.size(),
                        parameters,
                        model.hash()))
                .toList();
    }

    /** What all channels are worth together: the whole of which each has its share. */
    static double sum(List<ChannelWorth> learnt) {
        return learnt.stream().mapToDouble(ChannelWorth::value).sum();
    }
}
