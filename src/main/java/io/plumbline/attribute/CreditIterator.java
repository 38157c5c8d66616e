package io.plumbline.attribute;

import static java.util.Objects.requireNonNull;

import io.plumbline.attribute.JourneyIterator.Told;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * Hands out rows of gold.fct_attribution_credit. As usual in Spark a row is overwritten when the next is handed out. In memory are
 * one journey and what one model gives to its touches, however many models there are.
 */
final class CreditIterator implements Iterator<InternalRow> {
    private final JourneyIterator journeys;
    private final List<Rule> rules;
    private final CreditRow row;

    /** What the models give for the conversion at hand, but for those that were asked; each is asked when its turn comes. */
    private Iterator<JourneyCredit> credits = Collections.emptyIterator();

    /** What the model asked last gives, and which of it is handed out next. */
    private @Nullable JourneyCredit credit;

    private int place;

    /** @param rows as {@link JourneyIterator} reads them */
    CreditIterator(Iterator<InternalRow> rows, List<Rule> rules, CreditRow row) {
        this.journeys = new JourneyIterator(rows);
        this.rules = rules;
        this.row = row;
    }

    @Override
    public boolean hasNext() {
        while (credit == null && (credits.hasNext() || journeys.hasNext())) {
            if (credits.hasNext()) {
                credit = credits.next();
                row.startModel(credit);
                place = credit.creditedFrom(0);
            } else {
                start(journeys.next());
            }
        }
        return credit != null;
    }

    private void start(Told told) {
        Conversion conversion = told.conversion();
        Journey journey = told.journey();
        row.startConversion(conversion);
        credits = rules.stream()
                .map(rule -> JourneyCredit.of(conversion, journey, rule))
                .iterator();
    }

    @Override
    public InternalRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        JourneyCredit given = requireNonNull(credit);
        row.setTouch(given, place);
        place = given.creditedFrom(place + 1);
        if (place == given.end()) {
            // Lets go of what this model gave before the next one gives as much.
            credit = null;
        }
        return row.row();
    }
}
