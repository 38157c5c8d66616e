package io.plumbline.definitions;

/** Reads {@code conf/matching.conf}. */
final class MatchingReader {
    private MatchingReader() {}

    static Matching read(Node node) {
        Node systems = node.block("systems");
        Node email = node.block("email");
        Node domain = node.block("domain");
        return new Matching(
                systems.required("crm", Kind.NAME),
                systems.required("automation", Kind.NAME),
                email.required("max-records", Kind.POSITIVE),
                email.optionalList("role-mailboxes", Kind.TEXT),
                domain.required("max-accounts", Kind.POSITIVE),
                domain.optionalList("free-mail", Kind.TEXT),
                ContentHash.of(node.content()));
    }
}
