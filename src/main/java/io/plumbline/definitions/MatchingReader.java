package io.plumbline.definitions;

import java.util.List;
import java.util.Set;

/** Reads {@code conf/matching.conf}. */
final class MatchingReader {
    private static final Kind<String> INSTANCE =
            Kind.shaped("the name of an instance", "emea", "[a-z0-9][a-z0-9_-]{0,62}");

    private MatchingReader() {}

    static Matching read(Node node, AccountMatching accounts) {
        Node systems = node.block("systems");
        Node email = node.block("email");
        Node domain = node.block("domain");
        refuseOneSystem(systems);
        return new Matching(
                systems.required("crm", Kinds.NAME),
                Set.copyOf(systems.optionalList("crm-instances", INSTANCE)),
                systems.required("automation", Kinds.NAME),
                email.required("max-records", Kinds.POSITIVE),
                Set.copyOf(email.optionalList("role-mailboxes", Kinds.TEXT)),
                domain.required("max-accounts", Kinds.POSITIVE),
                Set.copyOf(domain.optionalList("free-mail", Kinds.TEXT)),
                accounts,
                ContentHash.ofTexts(List.of(ContentHash.of(node.values().values()), accounts.hash())));
    }

    private static void refuseOneSystem(Node systems) {
        String crm = systems.required("crm", Kinds.NAME);
        if (Kinds.NAME.isRead(crm) && crm.equals(systems.required("automation", Kinds.NAME))) {
            systems.refuse(
                    "automation",
                    "the CRM and the marketing automation are both \"" + crm
                            + "\", which would be compared with itself",
                    "Name another system; where one system is both, one that delivers no records of people.");
        }
    }
}
