package io.plumbline.attribute;

import io.plumbline.attribute.JourneyIterator.Told;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.types.StructType;

/** The channels of each journey as each model sees it. A journey without touches is no path. */
final class PathIterator implements Iterator<InternalRow> {
    static final StructType SCHEMA = StructType.fromDDL("model_key BIGINT NOT NULL, conversion_key BIGINT NOT NULL,"
            + " milestone_key BIGINT NOT NULL, path ARRAY<BIGINT> NOT NULL");

    private final JourneyIterator journeys;
    private final Map<Long, Rule> rules;

    private Iterator<InternalRow> paths = List.<InternalRow>of().iterator();

    /**
     * @param rows as {@link JourneyIterator} reads them
     * @param rules by the model's key
     */
    PathIterator(Iterator<InternalRow> rows, Map<Long, Rule> rules) {
        this.journeys = new JourneyIterator(rows);
        this.rules = rules;
    }

    @Override
    public boolean hasNext() {
        while (!paths.hasNext() && journeys.hasNext()) {
            paths = paths(journeys.next()).iterator();
        }
        return paths.hasNext();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return paths.next();
    }

    private List<InternalRow> paths(Told told) {
        List<InternalRow> found = new ArrayList<>();
        rules.forEach((modelKey, rule) -> {
            long[] path = rule.path(told.journey().within(rule.model().lookbackDays()));
            if (path.length > 0) {
                found.add(new GenericInternalRow(new Object[] {
                    modelKey,
                    told.conversion().key(),
                    told.conversion().milestoneKey(),
                    UnsafeArrayData.fromPrimitiveArray(path)
                }));
            }
        });
        return found;
    }
}
