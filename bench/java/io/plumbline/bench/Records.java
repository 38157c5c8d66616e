package io.plumbline.bench;

/** Which records the systems hold of a person: 6 to 8 % have a second one in the same system. */
record Records(World world) {
    private static final long FIRST_MARKETO_ID = 1_000_000;
    private static final long SECOND_MARKETO_ID = 500_000_000;

    boolean isInMarketo(long person) {
        return Dice.perMille(970, 30, person);
    }

    boolean hasSecondInMarketo(long person) {
        return Dice.perMille(60, 31, person);
    }

    boolean hasLead(long person) {
        return Dice.perMille(600, 32, person);
    }

    boolean hasSecondLead(long person) {
        return hasLead(person) && Dice.perMille(80, 33, person);
    }

    boolean hasContact(long person) {
        return Dice.perMille(250, 34, person) || world.hasRole(person);
    }

    boolean hasSecondContact(long person) {
        return hasContact(person) && Dice.perMille(65, 35, person);
    }

    boolean isConverted(long person) {
        return hasLead(person) && hasContact(person) && Dice.perMille(800, 36, person);
    }

    /** Of the second leads some were merged into the first. */
    boolean isMergedLead(long person) {
        return Dice.perMille(300, 37, person);
    }

    static long marketo(long person, int copy) {
        return (copy == 0 ? FIRST_MARKETO_ID : SECOND_MARKETO_ID) + person;
    }

    static String lead(long person, int copy) {
        return CrmId.of(CrmId.LEAD, person * 2 + copy);
    }

    static String contact(long person, int copy) {
        return CrmId.of(CrmId.CONTACT, person * 2 + copy);
    }

    /** Numbers all records of all people, for chance. */
    static long number(long person, int system, int copy) {
        return person * 8 + system * 2L + copy;
    }

    String leadIdInMarketo(long person, int copy) {
        return hasLead(person) && Dice.perMille(450, 38, number(person, 0, copy)) ? lead(person, 0) : "null";
    }

    String contactIdInMarketo(long person, int copy) {
        return hasContact(person) && Dice.perMille(500, 39, number(person, 0, copy)) ? contact(person, 0) : "null";
    }
}
