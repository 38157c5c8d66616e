package io.plumbline.definitions;

import java.util.Set;

/**
 * What makes records of several systems one person or one company: {@code conf/matching.conf}.
 *
 * @param crm the system whose ids the others carry
 * @param crmInstances instances of the CRM that systems of the same instance refer to; all others refer to the only one
 * @param automation the system that is compared with it, record by record
 * @param mostRecordsPerEmail an address that more records than this hold joins nobody
 * @param roleMailboxes names before the @ that stand for a team or a machine; they join nobody
 * @param mostAccountsPerDomain a web domain that more account records than this hold names no single company
 * @param freeMailDomains domains at which anybody can have an address; they say nothing about the company
 * @param accounts what tells one company from another where no id does
 */
public record Matching(
        String crm,
        Set<String> crmInstances,
        String automation,
        int mostRecordsPerEmail,
        Set<String> roleMailboxes,
        int mostAccountsPerDomain,
        Set<String> freeMailDomains,
        AccountMatching accounts,
        String hash) {
    public Matching {
        crmInstances = Set.copyOf(crmInstances);
        roleMailboxes = Set.copyOf(roleMailboxes);
        freeMailDomains = Set.copyOf(freeMailDomains);
    }
}
