package io.plumbline.standardize;

import io.plumbline.standardize.EntryRows.Entry;
import io.plumbline.standardize.EntryRows.Rules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Judged rows of one partition. As usual in Spark a row is overwritten when the next is asked for. */
final class EntryIterator implements Iterator<InternalRow> {
    private final Iterator<InternalRow> records;
    private final UnaryOperator<InternalRow> choice;
    private final List<CompiledRules> rules;
    private final List<Entry> entries;

    /** Of each entry, once a record is of it: to compile what no record needs would cost every task. */
    private final List<@Nullable UnaryOperator<InternalRow>> projections = new ArrayList<>();

    private final int partition;
    private final GenericInternalRow problem = new GenericInternalRow(1);
    private final JoinedRow judged = new JoinedRow();
    private boolean isReady;

    EntryIterator(
            Iterator<InternalRow> records,
            int partition,
            RowProjection choice,
            List<Rules> rules,
            List<Entry> entries) {
        this.records = records;
        this.partition = partition;
        this.choice = choice.compiled(partition);
        this.rules = rules.stream().map(r -> CompiledRules.of(r, partition)).toList();
        this.entries = entries;
        entries.forEach(entry -> projections.add(null));
    }

    @Override
    public boolean hasNext() {
        while (!isReady && records.hasNext()) {
            InternalRow record = records.next();
            InternalRow number = choice.apply(record);
            if (!number.isNullAt(0)) {
                judge(record, number.getInt(0));
                isReady = true;
            }
        }
        return isReady;
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        isReady = false;
        return judged;
    }

    private void judge(InternalRow record, int entry) {
        InternalRow row = projection(entry).apply(record);
        UTF8String refusal = refusal(record);
        problem.update(0, refusal == null ? entries.get(entry).judgement().problem(record, row) : refusal);
        judged.apply(row, problem);
    }

    private @Nullable UTF8String refusal(InternalRow record) {
        for (CompiledRules rule : rules) {
            InternalRow number = rule.number().apply(record);
            if (!number.isNullAt(0)) {
                return rule.problems().get(number.getInt(0));
            }
        }
        return null;
    }

    private record CompiledRules(UnaryOperator<InternalRow> number, List<UTF8String> problems) {
        static CompiledRules of(Rules rules, int partition) {
            return new CompiledRules(
                    rules.number().compiled(partition),
                    rules.problems().stream().map(UTF8String::fromString).toList());
        }
    }

    private UnaryOperator<InternalRow> projection(int entry) {
        UnaryOperator<InternalRow> projection = projections.get(entry);
        if (projection == null) {
            projection = entries.get(entry).projection().compiled(partition);
            projections.set(entry, projection);
        }
        return projection;
    }
}
