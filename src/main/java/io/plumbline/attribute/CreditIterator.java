package io.plumbline.attribute;

import io.plumbline.attribute.JourneyIterator.Told;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Hands out rows of gold.fct_attribution_credit. As usual in Spark a row is overwritten when the next is handed out. In memory are
 * one journey and what one model gives to its touches, however many models there are.
 */
final class CreditIterator implements Iterator<InternalRow> {
    private final JourneyIterator journeys;
    private final List<Rule> rules;
    private final CreditRow row;

    /** What a model gives for the conversion at hand, and the models that have not been asked yet. */
    private Function<Rule, List<Credit>> giving = rule -> List.of();

    private Iterator<Rule> rulesLeft = Collections.emptyIterator();
    private Iterator<Credit> credits = Collections.emptyIterator();

    /** @param rows as {@link JourneyIterator} reads them */
    CreditIterator(Iterator<InternalRow> rows, List<Rule> rules, CreditRow row) {
        this.journeys = new JourneyIterator(rows);
        this.rules = rules;
        this.row = row;
    }

    @Override
    public boolean hasNext() {
        while (!credits.hasNext() && (rulesLeft.hasNext() || journeys.hasNext())) {
            if (rulesLeft.hasNext()) {
                // Lets go of what the last model gave before the next one gives as much.
                credits = Collections.emptyIterator();
                credits = giving.apply(rulesLeft.next()).iterator();
            } else {
                start(journeys.next());
            }
        }
        return credits.hasNext();
    }

    private void start(Told told) {
        Conversion conversion = told.conversion();
        Journey journey = told.journey();
        row.startConversion(conversion);
        giving = rule -> Credit.of(conversion, journey, rule);
        rulesLeft = rules.iterator();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return row.of(credits.next());
    }
}
