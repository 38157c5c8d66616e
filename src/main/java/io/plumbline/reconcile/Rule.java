package io.plumbline.reconcile;

import java.util.Locale;

/**
 * Why two records are one, from the strongest evidence to the weakest. A table of edges names them in lower case; the
 * order is part of their meaning, see {@link ConnectedComponents#weakestLink}.
 */
enum Rule {
    /** A person decided that the two are one. */
    DECIDED,
    /** One system says that it has merged one record into the other. */
    MERGED,
    /** A lead says which contact it was converted to. */
    CONVERTED,
    /** A record carries the id of the other in the customer relationship system. */
    CRM_ID,
    /** Both hold the same valid e-mail address of a single human being. */
    EMAIL,
    /** No id says so, but they are so alike that they are likely one, and nobody decided otherwise. */
    MATCHED,
    /** Both hold the same e-mail domain of a single company. */
    DOMAIN,
    /** Both have the same company name, and domain or place agrees. */
    NAME;

    /** The rule of a record that needs none: the one after which its person or account is named. */
    static final String SELF = "self";

    /** The rule as tables name it. */
    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
