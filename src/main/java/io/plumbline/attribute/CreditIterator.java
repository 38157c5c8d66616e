package io.plumbline.attribute;

import io.plumbline.attribute.JourneyIterator.Told;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** Hands out rows of gold.fct_attribution_credit. As usual in Spark a row is overwritten when the next is handed out. */
final class CreditIterator implements Iterator<InternalRow> {
    private final JourneyIterator journeys;
    private final List<Rule> rules;
    private final CreditRow row;

    private Iterator<Credit> credits = List.<Credit>of().iterator();

    /** @param rows as {@link JourneyIterator} reads them */
    CreditIterator(Iterator<InternalRow> rows, List<Rule> rules, CreditRow row) {
        this.journeys = new JourneyIterator(rows);
        this.rules = rules;
        this.row = row;
    }

    @Override
    public boolean hasNext() {
        while (!credits.hasNext() && journeys.hasNext()) {
            Told told = journeys.next();
            row.startConversion(told.conversion());
            credits = Credit.of(told.conversion(), told.journey(), rules).iterator();
        }
        return credits.hasNext();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return row.of(credits.next());
    }
}
