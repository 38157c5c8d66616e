package io.plumbline.reconcile;

import io.plumbline.run.GroupScan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** Makes a row of each value that the records of a group hold of a field that they do not agree on, the surviving and the others. */
final class HeldValues implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int FIELD = 5;
    private static final int VALUE = 6;
    private static final int RANK = 7;
    private static final int IS_SURVIVING = 8;
    private static final int DIFFERS = 9;
    private static final int RULE = 10;
    private static final int COLUMNS = 11;

    private final StructType schema;
    private final String group;
    private final String recordKey;

    /** What a row tells of the record, in front. */
    private final Cell[] told;

    private final List<String> fields;
    private final int[] columns;
    private final Ranking ranking;

    private HeldValues(StructType schema, String group, String recordKey, List<String> fields, Ranking ranking) {
        this.schema = schema;
        this.group = group;
        this.recordKey = recordKey;
        this.told = Stream.of(group, recordKey, "source_system", "record", "updated_at")
                .map(column -> Cell.of(schema, column))
                .toArray(Cell[]::new);
        this.fields = List.copyOf(fields);
        this.columns = fields.stream().mapToInt(schema::fieldIndex).toArray();
        this.ranking = ranking;
    }

    /** @param records as {@link Survivorship} asks for them, their fields as text */
    static Dataset<Row> of(Dataset<Row> records, String group, String recordKey, List<String> fields, Ranking ranking) {
        HeldValues values = new HeldValues(records.schema(), group, recordKey, fields, ranking);
        return GroupScan.of(records, group, values::rows, values.rowSchema());
    }

    private StructType rowSchema() {
        return new StructType()
                .add(group, DataTypes.LongType, false)
                .add(recordKey, DataTypes.LongType, false)
                .add("source_system", DataTypes.StringType, false)
                .add("record", DataTypes.StringType, false)
                .add("updated_at", DataTypes.TimestampType)
                .add("field", DataTypes.StringType, false)
                .add("value", DataTypes.StringType, false)
                .add("rank", DataTypes.IntegerType, false)
                .add("is_surviving", DataTypes.BooleanType, false)
                .add("differs", DataTypes.BooleanType, false)
                .add("rule", DataTypes.StringType);
    }

    private Iterator<InternalRow> rows(Iterator<InternalRow> records) {
        return CandidateGroups.of(records, schema, group).flatMap(this::ofGroup).iterator();
    }

    private Stream<InternalRow> ofGroup(List<Candidate> candidates) {
        if (candidates.size() == 1) {
            return Stream.empty();
        }
        List<List<Candidate>> ranked = ranking.ranked(candidates);
        List<InternalRow> rows = new ArrayList<>();
        for (int field = 0; field < fields.size(); field++) {
            List<Candidate> holders = holders(ranked.get(field), field);
            if (isDisputed(holders, field)) {
                addAll(holders, field, rows);
            }
        }
        return rows.stream();
    }

    private List<Candidate> holders(List<Candidate> ranked, int field) {
        List<Candidate> holders = new ArrayList<>(ranked.size());
        for (Candidate candidate : ranked) {
            if (!candidate.row().isNullAt(columns[field])) {
                holders.add(candidate);
            }
        }
        return holders;
    }

    private boolean isDisputed(List<Candidate> holders, int field) {
        for (int i = 1; i < holders.size(); i++) {
            if (!value(holders.get(i), field).equals(value(holders.get(0), field))) {
                return true;
            }
        }
        return false;
    }

    private void addAll(List<Candidate> holders, int field, List<InternalRow> rows) {
        UTF8String name = UTF8String.fromString(fields.get(field));
        UTF8String survivor = value(holders.get(0), field);
        for (int i = 0; i < holders.size(); i++) {
            Candidate holder = holders.get(i);
            UTF8String value = value(holder, field);
            Object[] row = new Object[COLUMNS];
            for (int column = 0; column < told.length; column++) {
                row[column] = told[column].of(holder);
            }
            row[FIELD] = name;
            row[VALUE] = value;
            row[RANK] = i + 1;
            row[IS_SURVIVING] = i == 0;
            row[DIFFERS] = !value.equals(survivor);
            row[RULE] = i + 1 < holders.size()
                    ? UTF8String.fromString(ranking.order(field).rule(holder, holders.get(i + 1)))
                    : null;
            rows.add(new GenericInternalRow(row));
        }
    }

    private UTF8String value(Candidate holder, int field) {
        return holder.row().getUTF8String(columns[field]);
    }
}
