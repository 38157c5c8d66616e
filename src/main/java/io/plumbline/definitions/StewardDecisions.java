package io.plumbline.definitions;

import java.util.List;

/** All decisions about people's records: {@code conf/matching/decisions.conf}, without contradictions. */
public record StewardDecisions(List<StewardDecision> people, String hash) {
    /** Of a project in which nobody has decided anything. */
    public static final StewardDecisions NONE = new StewardDecisions(List.of(), "");

    public StewardDecisions {
        people = List.copyOf(people);
    }
}
