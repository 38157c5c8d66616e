package io.plumbline.functions;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** What a plan holds of a {@link LongMap}: its name and where a task finds it. */
public final class LongLookup implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Broadcast<LongMap> broadcast;

    /** A broadcast is asked under a lock; once for each task is enough. */
    private transient @Nullable LongMap map;

    LongLookup(String name, Broadcast<LongMap> broadcast) {
        this.name = name;
        this.broadcast = broadcast;
    }

    /** The key's value; null when the table does not hold the key. */
    public @Nullable Long find(long key) {
        LongMap known = map;
        if (known == null) {
            known = broadcast.value();
            map = known;
        }
        return known.find(key);
    }

    @Override
    public String toString() {
        return name;
    }
}
