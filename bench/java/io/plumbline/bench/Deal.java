package io.plumbline.bench;

/**
 * One opportunity's life: five stages over 20 to 140 days; a third is won, two fifths are lost, the others wait at a proposal.
 *
 * @param days from creation to its close, planned or done
 */
record Deal(long number, long created, long days, Outcome outcome) {
    private static final String[] STAGES = {"Prospecting", "Discovery", "Proposal", "Negotiation"};
    private static final int[] PERCENT_OF_DAYS = {0, 20, 40, 70, 100};
    private static final String[] CURRENCIES = {"USD", "USD", "USD", "GBP", "EUR"};

    enum Outcome {
        WON,
        LOST,
        STUCK
    }

    static Deal of(World world, long number) {
        long roll = Dice.below(100, 110, number);
        Outcome outcome = roll < 35 ? Outcome.WON : roll < 75 ? Outcome.LOST : Outcome.STUCK;
        return new Deal(number, world.dealCreated(number), 20 + Dice.below(120, 111, number), outcome);
    }

    /** Which steps it takes at all: 0 is its creation. */
    int steps() {
        return outcome == Outcome.STUCK ? 3 : 5;
    }

    long stepAt(int step) {
        return created + days * Night.DAY * PERCENT_OF_DAYS[step] / 100 + step * 13L;
    }

    String stage(int step) {
        return step < STAGES.length ? STAGES[step] : outcome == Outcome.WON ? "Closed Won" : "Closed Lost";
    }

    /** The last step before that second. */
    int stepBefore(long second) {
        int step = 0;
        while (step + 1 < steps() && stepAt(step + 1) < second) {
            step++;
        }
        return step;
    }

    boolean isClosedBefore(long second) {
        return stepBefore(second) == 4;
    }

    long closes() {
        return stepAt(4);
    }

    String currency() {
        return Dice.one(CURRENCIES, 112, number);
    }

    /** In whole units; 0 when nobody filled it in. */
    long amount() {
        if (Dice.perMille(30, 113, number)) {
            return 0;
        }
        return Dice.perMille(4, 114, number) ? 12_500_000 : 5_000 + 500 * Dice.below(490, 115, number);
    }

    /** As Data Loader writes numbers: from eight digits on in powers of ten. */
    String amountText() {
        long amount = amount();
        return amount == 0 ? "" : amount >= 10_000_000 ? "1.25E7" : amount + ".0";
    }
}
