package io.plumbline.definitions;

import io.plumbline.definitions.AccountMatching.LeadEvidence;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code conf/matching/accounts.conf} and the list of public suffixes beside it. */
final class AccountMatchingReader {
    static final String FILE = "conf/matching/accounts.conf";
    static final String PUBLIC_SUFFIXES = "conf/matching/public_suffix_list.dat";

    private AccountMatchingReader() {}

    /** @param publicSuffixes the text of the list as publicsuffix.org publishes it */
    static AccountMatching read(Node node, String publicSuffixes) {
        Node names = node.block("names");
        Node leads = node.block("lead-to-account");
        return new AccountMatching(
                names.required("max-accounts", Kinds.POSITIVE),
                Set.copyOf(names.optionalList("nothing", Kinds.TEXT)),
                Set.copyOf(names.optionalList("ignored-words", Kinds.TEXT)),
                names.optionalBlock("spellings").map(Node::texts).orElse(Map.of()),
                legalForms(names),
                leads.required("least-confidence", Kinds.SHARE),
                confidence(leads.block("confidence")),
                publicSuffixes
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                        .toList(),
                ContentHash.ofTexts(List.of(ContentHash.of(node.values().values()), publicSuffixes)));
    }

    /** For a project that does not match accounts by more than ids and domains. */
    static AccountMatching none() {
        Map<LeadEvidence, BigDecimal> confidence = new EnumMap<>(LeadEvidence.class);
        for (LeadEvidence evidence : LeadEvidence.values()) {
            confidence.put(evidence, BigDecimal.ONE);
        }
        return new AccountMatching(
                1, Set.of(), Set.of(), Map.of(), Map.of(), BigDecimal.ZERO, confidence, List.of(), "none");
    }

    private static Map<String, List<String>> legalForms(Node names) {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        names.optionalBlock("legal-forms")
                .ifPresent(block -> block.keys().forEach(form -> {
                    List<String> spellings = block.requiredList(form, Kinds.TEXT);
                    spellings.forEach(spelling -> refuseTwice(block, form, spelling, owners));
                    forms.put(form, spellings);
                }));
        return forms;
    }

    private static void refuseTwice(Node block, String form, String spelling, Map<String, String> owners) {
        String owner = owners.putIfAbsent(spelling.toLowerCase(Locale.ROOT), form);
        if (owner != null) {
            block.refuse(
                    form,
                    "\"" + spelling + "\" is a spelling of legal form \"" + owner + "\" already",
                    "Leave it out of one of the two; forms that people mix up are better one form.");
        }
    }

    /** Each evidence has one, and none is surer than a stronger one: otherwise the weaker would decide. */
    private static Map<LeadEvidence, BigDecimal> confidence(Node block) {
        Map<LeadEvidence, BigDecimal> confidence = new EnumMap<>(LeadEvidence.class);
        LeadEvidence stronger = LeadEvidence.RECORD;
        for (LeadEvidence evidence : LeadEvidence.values()) {
            String key = key(evidence);
            BigDecimal share = block.required(key, Kinds.SHARE);
            confidence.put(evidence, share);
            if (!block.has(key)) {
                continue;
            }
            if (share.compareTo(confidence.get(stronger)) > 0) {
                block.refuse(
                        key,
                        "\"" + key + "\" is surer than \"" + key(stronger) + "\", which is stronger evidence",
                        "Lower it.");
            }
            stronger = evidence;
        }
        return confidence;
    }

    private static String key(LeadEvidence evidence) {
        return evidence.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
