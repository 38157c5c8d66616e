package io.plumbline.reconcile;

import io.plumbline.run.GroupScan;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
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
    private final int[] fields;
    private final Measure[] measures;
    private final int[] measured;
    private final int record;
    private final Ranking ranking;

    private Survivors(StructType schema, String group, List<String> fields, Ranking ranking, Measure... measures) {
        this.schema = schema;
        this.group = group;
        this.groupKey = schema.fieldIndex(group);
        this.fields = fields.stream().mapToInt(schema::fieldIndex).toArray();
        this.measures = measures.clone();
        this.measured = List.of(measures).stream()
                .mapToInt(measure -> schema.fieldIndex(measure.column()))
                .toArray();
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
        for (int field : fields) {
            String name = schema.fields()[field].name();
            row = row.add(name, schema.fields()[field].dataType()).add(source(name), DataTypes.StringType);
        }
        for (int i = 0; i < measures.length; i++) {
            row = row.add(measures[i].name(), schema.fields()[measured[i]].dataType());
        }
        return row;
    }

    private Iterator<InternalRow> rows(Iterator<InternalRow> records) {
        Iterator<List<Candidate>> groups = new CandidateGroups(records, schema, group);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(groups, Spliterator.ORDERED), false)
                .map(this::row)
                .iterator();
    }

    private InternalRow row(List<Candidate> candidates) {
        Object[] row = new Object[FIXED + 2 * fields.length + measures.length];
        int column = 0;
        row[column++] = candidates.get(0).row().getLong(groupKey);
        row[column++] = (long) candidates.size();
        row[column++] = candidates.stream().noneMatch(Candidate::isLive);
        List<List<Candidate>> ranked = ranking.ranked(candidates);
        for (int i = 0; i < fields.length; i++) {
            for (Candidate candidate : ranked.get(i)) {
                if (!candidate.row().isNullAt(fields[i])) {
                    row[column] = candidate.row().get(fields[i], schema.fields()[fields[i]].dataType());
                    row[column + 1] = candidate.row().getUTF8String(record);
                    break;
                }
            }
            column += 2;
        }
        for (int i = 0; i < measures.length; i++) {
            row[column++] = measures[i].of(candidates, measured[i], schema.fields()[measured[i]].dataType());
        }
        return new GenericInternalRow(row);
    }
}
