package io.plumbline.bench;

/**
 * What one campaign cost on one day, as told in one night: later nights correct a tenth of the days.
 *
 * @param day its first second
 */
record AdDay(long campaign, long day, int toldInNight) {
    private static final String[] KINDS = {"Brand_Search", "Generic_Search", "Competitor_Search", "Retargeting_Display"};
    private static final String[] REGIONS = {"US", "UK", "DE"};

    long cents() {
        long number = campaign * 5_000 + day / Night.DAY % 5_000;
        long told = 1_000 + Dice.below(60_000, 140, number);
        boolean isRestated = toldInNight > 1 && Dice.perMille(100, 141, number);
        return isRestated ? told + 100 * toldInNight : told;
    }

    long clicks() {
        return cents() / 310;
    }

    long impressions() {
        return clicks() * 31 + 7;
    }

    String conversionsText() {
        return money(clicks() * 38 / 10);
    }

    String name() {
        return "FY25Q1_" + KINDS[(int) (campaign % 4)] + "_" + REGIONS[(int) (campaign / 4 % 3)] + "_" + campaign;
    }

    /** {@code 1234.50}. */
    static String money(long cents) {
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    /** {@code 1,234}. */
    static String grouped(long number) {
        if (number < 1_000) {
            return Long.toString(number);
        }
        String end = Long.toString(1_000 + number % 1_000).substring(1);
        return grouped(number / 1_000) + "," + end;
    }
}
