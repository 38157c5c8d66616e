package io.plumbline.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is certain before records are compared: which of them are one person, and which are two. */
public final class KnownPeople {
    private final int[] people;
    private final Map<Integer, Set<Integer>> apart = new HashMap<>();

    private KnownPeople(int[] people) {
        this.people = people.clone();
    }

    /** Nothing is certain. */
    static KnownPeople none(int records) {
        int[] people = new int[records];
        Arrays.setAll(people, record -> record);
        return new KnownPeople(people);
    }

    /** @param people for each record the lowest record of its person */
    public static KnownPeople of(int[] people) {
        return new KnownPeople(people);
    }

    /** Two records are two people, and so are all that are one with either. */
    public void keepApart(int one, int other) {
        apart.computeIfAbsent(people[one], person -> new TreeSet<>()).add(people[other]);
        apart.computeIfAbsent(people[other], person -> new TreeSet<>()).add(people[one]);
    }

    /** The lowest record of the record's person. */
    public int of(int record) {
        return people[record];
    }

    public boolean areOne(int one, int other) {
        return people[one] == people[other];
    }

    int size() {
        return people.length;
    }

    /** The lowest records of those who are not the person of this lowest record. */
    Set<Integer> apartFrom(int person) {
        return apart.getOrDefault(person, Set.of());
    }
}
