package io.plumbline.lake;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each commit says of itself in the table's own log, so that a run killed anywhere knows where it stood.
 *
 * @param run the run that wrote it
 * @param definition hash of everything that determines the rows beside the inputs
 * @param inputs version of each input table that was read
 * @param partitions the partitions whose rows may have changed; empty means all
 * @param deliveries the deliveries that the commit added (bronze only)
 * @param replacements how many commits in a row, this one among them, replaced some rows and no more
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommitNote(
        long run,
        String definition,
        Map<String, Long> inputs,
        List<Integer> partitions,
        List<String> deliveries,
        int replacements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public CommitNote {
        inputs = new TreeMap<>(inputs);
        partitions = List.copyOf(partitions);
        deliveries = List.copyOf(deliveries);
    }

    /** A commit without rows names a partition that no row has, because none means all. */
    public static final List<Integer> NO_PARTITION = List.of(0);

    /** Whether the commit left all rows as they were. */
    public boolean changesNothing() {
        return partitions.equals(NO_PARTITION);
    }

    /** The note of a commit that replaces no rows. */
    public CommitNote(
            long run, String definition, Map<String, Long> inputs, List<Integer> partitions, List<String> deliveries) {
        this(run, definition, inputs, partitions, deliveries, 0);
    }

    /** The same note of a commit that changed these partitions. */
    CommitNote of(List<Integer> changed) {
        return new CommitNote(run, definition, inputs, changed, deliveries, replacements);
    }

    /** The same note of a commit that replaces rows, after one with another note. */
    CommitNote replacingAfter(CommitNote last) {
        return new CommitNote(run, definition, inputs, partitions, deliveries, last.replacements + 1);
    }

    /** The note as one line of JSON. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note of plain values cannot fail to be written", e);
        }
    }

    static CommitNote fromJson(String json) {
        try {
            return JSON.readValue(json, CommitNote.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a commit note: " + json, e);
        }
    }
}
