package io.plumbline.bench;

/**
 * The company's people, accounts and deals, numbered in order of time. Ten people belong to an account; numbers beyond
 * those of the scale appear in the later nights, one percent a night. Seconds are since 1970 UTC.
 */
record World(Scale scale) {
    static final int PEOPLE_PER_ACCOUNT = 10;
    private static final long HISTORY_SECONDS = Night.of(1).until() - Night.START;
    private static final long KNOWN_BEFORE = 180 * Night.DAY;
    private static final long FIRST_DEAL = 30 * Night.DAY;

    /** How many people exist at the end of the night. */
    long people(Night night) {
        return accounts(night) * PEOPLE_PER_ACCOUNT;
    }

    long accounts(Night night) {
        return scale.accounts() + (night.number() - 1) * newAccounts();
    }

    long deals(Night night) {
        return accounts(night);
    }

    /** When the person became known. */
    long personCreated(long person) {
        if (person >= scale.people()) {
            return during(person - scale.people(), newAccounts() * PEOPLE_PER_ACCOUNT);
        }
        long steady = Night.START - KNOWN_BEFORE + ratio(person, scale.people(), HISTORY_SECONDS + KNOWN_BEFORE);
        return steady - Dice.below(20 * Night.DAY, 1, person);
    }

    /** The first person who became known at that time or a little later. */
    long personAt(long second) {
        long known = Math.max(0, second - Night.START + KNOWN_BEFORE);
        return Math.min(
                scale.people() - 1, (long) ((double) known / (HISTORY_SECONDS + KNOWN_BEFORE) * scale.people()));
    }

    long accountCreated(long account) {
        return personCreated(account * PEOPLE_PER_ACCOUNT) - 600;
    }

    long dealCreated(long deal) {
        if (deal >= scale.deals()) {
            return during(deal - scale.deals(), newAccounts());
        }
        return Night.START + FIRST_DEAL + ratio(deal, scale.deals(), HISTORY_SECONDS - FIRST_DEAL);
    }

    long dealAt(long second) {
        double share = (double) (second - Night.START - FIRST_DEAL) / (HISTORY_SECONDS - FIRST_DEAL);
        return Math.max(0, Math.min(scale.deals() - 1, (long) (share * scale.deals())));
    }

    /** A third of the accounts with a deal have two, their neighbours none. */
    long accountOf(long deal) {
        return deal ^ (Dice.perMille(300, 2, deal) ? 1 : 0);
    }

    /** One deal in seventeen has no contact role. */
    int roles(long deal) {
        long roll = Dice.below(100, 3, deal);
        return roll < 6 ? 0 : roll < 42 ? 1 : roll < 76 ? 2 : roll < 94 ? 3 : 4;
    }

    long personInRole(long deal, int role) {
        long first = Dice.below(PEOPLE_PER_ACCOUNT, 4, deal);
        return accountOf(deal) * PEOPLE_PER_ACCOUNT + (first + role) % PEOPLE_PER_ACCOUNT;
    }

    boolean hasRole(long person) {
        long account = person / PEOPLE_PER_ACCOUNT;
        return hasRole(person, account) || hasRole(person, account ^ 1);
    }

    private boolean hasRole(long person, long deal) {
        if (accountOf(deal) != person / PEOPLE_PER_ACCOUNT) {
            return false;
        }
        for (int role = 0; role < roles(deal); role++) {
            if (personInRole(deal, role) == person) {
                return true;
            }
        }
        return false;
    }

    private long newAccounts() {
        return Math.max(2, scale.accounts() / 200 * 2);
    }

    /** Spreads the n-th newcomer over the nights after the first, so many a night. */
    private static long during(long n, long perNight) {
        long night = n / perNight;
        return Night.of(1).until() + night * Night.DAY + ratio(n % perNight, perNight, Night.DAY - 3_600) + 1_800;
    }

    private static long ratio(long part, long whole, long seconds) {
        return (long) ((double) part / whole * seconds);
    }
}
