package io.plumbline.definitions;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What tells one company from another where no id does: {@code conf/matching/accounts.conf}.
 *
 * @param mostAccountsPerName a name that more account records than this hold names no single company
 * @param nothing what people type who have no company or do not say it
 * @param ignoredWords words that two spellings of one name have and have not
 * @param spellings letters that are written in several ways, to the one way in which they are compared
 * @param legalForms by name, each with its spellings
 * @param leastConfidence a person whose best account is less sure than this has none
 * @param confidence how sure each evidence makes that a person belongs to an account, from 0 to 1
 * @param publicSuffixes rules of publicsuffix.org; with none, the last label of a domain is its suffix
 * @param hash of all that this is read from
 */
public record AccountMatching(
        int mostAccountsPerName,
        Set<String> nothing,
        Set<String> ignoredWords,
        Map<String, String> spellings,
        Map<String, List<String>> legalForms,
        BigDecimal leastConfidence,
        Map<LeadEvidence, BigDecimal> confidence,
        List<String> publicSuffixes,
        String hash) {
    public AccountMatching {
        nothing = Set.copyOf(nothing);
        ignoredWords = Set.copyOf(ignoredWords);
        spellings = Collections.unmodifiableMap(new LinkedHashMap<>(spellings));
        legalForms = Collections.unmodifiableMap(new LinkedHashMap<>(legalForms));
        confidence = Collections.unmodifiableMap(new EnumMap<>(confidence));
        publicSuffixes = List.copyOf(publicSuffixes);
    }

    /** Why a person belongs to an account, from the strongest evidence to the weakest. */
    public enum LeadEvidence {
        /** A record of the person names the account. */
        RECORD,
        /** The account's web domain and its name. */
        DOMAIN_COMPANY,
        /** The account's web domain, and of the accounts that have it the only one in the person's country. */
        DOMAIN_COUNTRY,
        /** The account's web domain. */
        DOMAIN,
        /** The account's name and country. */
        COMPANY_COUNTRY,
        /** The account's name; nothing is known of the country of one of the two. */
        COMPANY
    }
}
