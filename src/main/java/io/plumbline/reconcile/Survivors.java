package io.plumbline.reconcile;

import io.plumbline.run.GroupScan;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes one row of the records of each group: {@code records}, {@code is_gone} (none is live), each field's surviving value, the
 * record that it is {@code <field>_from}, and the measures.
 */
final class Survivors implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIXED = 3;

    private final StructType schema;
    private final String group;
    private final int groupKey;
    private final List<String> fields;
    private final Cell[] values;
    private final Measure[] measures;
    private final Cell[] measured;
    private final int record;
    private final Ranking ranking;

    private Survivors(StructType schema, String group, List<String> fields, Ranking ranking, Measure... measures) {
        this.schema = schema;
        this.group = group;
        this.groupKey = schema.fieldIndex(group);
        this.fields = List.copyOf(fields);
        this.values = fields.stream().map(field -> Cell.of(schema, field)).toArray(Cell[]::new);
        this.measures = measures.clone();
        this.measured = Arrays.stream(measures)
                .map(measure -> Cell.of(schema, measure.column()))
                .toArray(Cell[]::new);
        this.record = schema.fieldIndex("record");
        this.ranking = ranking;
    }

    /** @param records as {@link Survivorship} asks for them */
    static Dataset<Row> of(
            Dataset<Row> records, String group, List<String> fields, Ranking ranking, Measure... measures) {
        Survivors survivors = new Survivors(records.schema(), group, fields, ranking, measures);
        return GroupScan.of(records, group, survivors::rows, survivors.rowSchema());
    }

    /** The column that says from which record a field is. */
    static String source(String field) {
        return field + "_from";
    }

    private StructType rowSchema() {
        StructType row = new StructType()
                .add(group, DataTypes.LongType, false)
                .add("records", DataTypes.LongType, false)
                .add("is_gone", DataTypes.BooleanType, false);
        for (String field : fields) {
            row = row.add(field, schema.apply(field).dataType()).add(source(field), DataTypes.StringType);
        }
        for (Measure measure : measures) {
            row = row.add(measure.name(), schema.apply(measure.column()).dataType());
        }
        return row;
    }

    private Iterator<InternalRow> rows(Iterator<InternalRow> records) {
        return CandidateGroups.of(records, schema, group).map(this::row).iterator();
    }

    private InternalRow row(List<Candidate> candidates) {
        Object[] row = new Object[FIXED + 2 * values.length + measures.length];
        int column = 0;
        row[column++] = candidates.get(0).row().getLong(groupKey);
        row[column++] = (long) candidates.size();
        row[column++] = candidates.stream().noneMatch(Candidate::isLive);
        List<List<Candidate>> ranked = ranking.ranked(candidates);
        for (int i = 0; i < values.length; i++) {
            for (Candidate candidate : ranked.get(i)) {
                Object value = values[i].of(candidate);
                if (value != null) {
                    row[column] = value;
                    row[column + 1] = candidate.row().getUTF8String(record);
                    break;
                }
            }
            column += 2;
        }
        for (int i = 0; i < measures.length; i++) {
            row[column++] = measures[i].of(candidates, measured[i]);
        }
        return new GenericInternalRow(row);
    }
}
