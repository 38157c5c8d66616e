package io.plumbline.definitions;

import io.plumbline.definitions.StewardDecision.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code conf/matching/decisions.conf}. */
final class DecisionsReader {
    static final String FILE = "conf/matching/decisions.conf";

    private static final Kind<String> RECORD = Kind.shaped(
            "a record, system:id", "\"crm:1001\"", "[a-z][a-z0-9_]{0,62}(@[a-z0-9][a-z0-9_-]{0,62})?:\\S(.*\\S)?");

    private DecisionsReader() {}

    static StewardDecisions read(Node node) {
        List<StewardDecision> people = new ArrayList<>();
        for (Node entry : node.blockList("people")) {
            decision(entry).ifPresent(people::add);
        }
        new Contradictions(node.source().problems()).check(people);
        return new StewardDecisions(people, ContentHash.of(node.values().values()));
    }

    /** Empty if the two records cannot be told, which is noted as a problem. */
    private static Optional<StewardDecision> decision(Node entry) {
        Verdict verdict = entry.has("different") ? Verdict.DIFFERENT : Verdict.SAME;
        if (verdict == Verdict.DIFFERENT && entry.has("same")) {
            entry.refuse("different", "a decision says either \"same\" or \"different\"", "Write two decisions.");
        }
        List<String> records = entry.requiredList(verdict.sqlName(), RECORD);
        String author = entry.required("by", Kinds.TEXT);
        LocalDate decidedOn = entry.required("on", Kinds.DATE);
        String reason = entry.required("because", Kinds.TEXT);
        if (records.contains(RECORD.placeholder()) || !areTwo(entry, verdict, records)) {
            return Optional.empty();
        }
        return Optional.of(new StewardDecision(
                verdict, records.get(0), records.get(1), author, decidedOn, reason, entry.place(verdict.sqlName())));
    }

    private static boolean areTwo(Node entry, Verdict verdict, List<String> records) {
        boolean areTwo = records.size() == 2 && !records.get(0).equals(records.get(1));
        if (!areTwo && !records.isEmpty()) {
            entry.refuse(
                    verdict.sqlName(),
                    "a decision is about two different records",
                    "Name two; what is decided of more takes several decisions.");
        }
        return areTwo;
    }
}
