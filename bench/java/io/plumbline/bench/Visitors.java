package io.plumbline.bench;

/**
 * Whose activity it is: 40 % come from people in a role at a deal that is created within the next 110 days, 20 % from people
 * about to become leads, the others from people known for up to 400 days.
 */
final class Visitors {
    private static final long BEFORE_DEAL = 110 * Night.DAY;
    private static final long BEFORE_LEAD = 70 * Night.DAY;
    private static final long LEAD_AT_LATEST = 20 * Night.DAY;
    private static final long OLD_ACQUAINTANCE = 400 * Night.DAY;

    private final World world;
    private final Records records;

    Visitors(World world) {
        this.world = world;
        this.records = new Records(world);
    }

    long at(long n, long second) {
        long person = Dice.perMille(420, 50, n) ? ofDeal(n, second) : anyone(n, second);
        for (int tries = 0; !records.isInMarketo(person) && tries < 20; tries++) {
            person = person == 0 ? 1 : person - 1;
        }
        return person;
    }

    /** Some activities of people with a second record are found at that one. */
    int copy(long person, long n) {
        return records.hasSecondInMarketo(person) && Dice.perMille(300, 56, n) ? 1 : 0;
    }

    private long ofDeal(long n, long second) {
        long first = world.dealAt(second);
        long beyond = Math.max(first + 1, world.dealAt(second + BEFORE_DEAL));
        long deal = first + Dice.below(beyond - first, 51, n);
        int roles = Math.max(1, world.roles(deal));
        return world.personInRole(deal, (int) Dice.below(roles, 52, n));
    }

    private long anyone(long n, long second) {
        boolean isNew = Dice.perMille(350, 62, n);
        long first = world.personAt(isNew ? second : second - OLD_ACQUAINTANCE);
        long beyond = world.personAt(second + (isNew ? BEFORE_LEAD : LEAD_AT_LATEST)) + 1;
        return first + Dice.below(Math.max(1, beyond - first), 51, n);
    }
}
