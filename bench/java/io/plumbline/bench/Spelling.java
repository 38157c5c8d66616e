package io.plumbline.bench;

import java.util.ArrayList;
import java.util.List;

/** How people write utm_source and utm_medium: many ways for few channels, and some that nobody governs. */
final class Spelling {
    private static final String[][] WRITTEN = {
        {"google", "cpc", "120", "gclid"}, {"Google", "cpc", "40", "gclid"}, {"google", "CPC", "30", "gclid"},
        {"google", "ppc", "40", "gclid"}, {"adwords", "cpc", "30", "gclid"}, {"google", "cpc", "40", ""},
        {"google", "display", "25", ""}, {"google", "organic", "60", ""}, {"bing", "cpc", "30", ""},
        {"Bing", "organic", "15", ""}, {"linkedin", "paid_social", "60", ""}, {"LinkedIn", "Paid-Social", "30", ""},
        {"li", "social-paid", "20", ""}, {"linkedin", "cpc", "40", ""}, {"linkedin", "social", "25", ""},
        {"facebook", "paid_social", "20", ""}, {"facebook", "social", "15", ""}, {"twitter", "social", "10", ""},
        {"marketo", "email", "70", ""}, {"marketo", "Email", "30", ""}, {"newsletter", "email", "45", ""},
        {"newsletter", "Email", "15", ""}, {"linkedin", "email", "10", ""}, {"partner", "referral", "30", ""},
        {"g2", "referral", "20", ""}, {"capterra", "review", "10", ""}, {"techtarget", "syndication", "20", ""},
        {"zoom", "webinar", "20", ""}, {"on24", "Webinar", "10", ""}, {"event", "tradeshow", "15", ""},
        {"podcast", "audio", "20", ""}, {"margincall", "audio", "10", ""}, {"qr", "offline", "5", ""},
        {"direct", "none", "10", ""}, {"chatgpt.com", "referral", "10", ""}, {"adroll", "retargeting", "20", ""},
        {"youtube", "video", "10", ""}, {"yahoo", "cpc", "5", ""}
    };
    private static final int[] DRAWN = draw();

    static final String[] QUERIES = new String[WRITTEN.length];
    static final boolean[] HAS_CLICK_ID = new boolean[WRITTEN.length];

    static {
        for (int i = 0; i < WRITTEN.length; i++) {
            QUERIES[i] = "utm_source=" + WRITTEN[i][0] + "&utm_medium=" + WRITTEN[i][1] + "&utm_campaign=";
            HAS_CLICK_ID[i] = !WRITTEN[i][3].isEmpty();
        }
    }

    private Spelling() {}

    static int at(long n) {
        return DRAWN[(int) Dice.below(DRAWN.length, 61, n)];
    }

    /** Each spelling as many times as it weighs. */
    private static int[] draw() {
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < WRITTEN.length; i++) {
            for (int copies = Integer.parseInt(WRITTEN[i][2]); copies > 0; copies--) {
                drawn.add(i);
            }
        }
        return drawn.stream().mapToInt(Integer::intValue).toArray();
    }
}
