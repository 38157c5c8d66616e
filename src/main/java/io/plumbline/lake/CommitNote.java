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
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommitNote(
        long run, String definition, Map<String, Long> inputs, List<Integer> partitions, List<String> deliveries) {
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
