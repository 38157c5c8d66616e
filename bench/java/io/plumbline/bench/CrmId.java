package io.plumbline.bench;

/** Ids of 18 characters as the CRM makes them: kind, instance, number, and three that tell the letters' cases. */
final class CrmId {
    static final String LEAD = "00Q";
    static final String CONTACT = "003";
    static final String ACCOUNT = "001";
    static final String DEAL = "006";
    static final String ROLE = "00K";
    static final String HISTORY = "017";
    static final String TASK = "00T";
    static final String CAMPAIGN = "701";
    static final String MEMBER = "00v";
    static final String USER = "005";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CASES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private CrmId() {}

    static String of(String kind, long number) {
        char[] id = new char[18];
        kind.getChars(0, 3, id, 0);
        "Hb0000A".getChars(0, 7, id, 3);
        long rest = number + 62L * 62 * 62 * 62;
        for (int i = 14; i >= 10; i--, rest /= 62) {
            id[i] = DIGITS.charAt((int) (rest % 62));
        }
        for (int group = 0; group < 3; group++) {
            int capitals = 0;
            for (int i = 0; i < 5; i++) {
                char letter = id[group * 5 + i];
                capitals |= letter >= 'A' && letter <= 'Z' ? 1 << i : 0;
            }
            id[15 + group] = CASES.charAt(capitals);
        }
        return new String(id);
    }
}
