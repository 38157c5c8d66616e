package io.plumbline.definitions;

import java.util.List;

/**
 * What makes records of several systems one person or one company: {@code conf/matching.conf}.
 *
 * @param crmSystem the system whose ids the others carry
 * @param automationSystem the system that is compared with it, record by record
 * @param maxRecordsPerEmail an address that more records than this hold joins nobody
 * @param roleMailboxes names before the @ that stand for a team or a machine; they join nobody
 * @param maxAccountsPerDomain a web domain that more account records than this hold names no single company
 * @param freeMailDomains domains at which anybody can have an address; they say nothing about the company
 */
public record Matching(
        String crmSystem,
        String automationSystem,
        int maxRecordsPerEmail,
        List<String> roleMailboxes,
        int maxAccountsPerDomain,
        List<String> freeMailDomains,
        String hash) {
    public Matching {
        roleMailboxes = List.copyOf(roleMailboxes);
        freeMailDomains = List.copyOf(freeMailDomains);
    }
}
