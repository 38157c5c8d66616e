package io.plumbline.functions;

import java.io.Serializable;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** As {@link LongLookup}, with texts as values: few of them, each of many keys. */
public final class TextLookup implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LongLookup places;
    private final UTF8String[] texts;

    /** @param places where among the texts each key's value stands */
    TextLookup(LongLookup places, UTF8String[] texts) {
        this.places = places;
        this.texts = texts.clone();
    }

    /** The key's value; null when the table does not hold the key. */
    public @Nullable UTF8String find(long key) {
        Long place = places.find(key);
        return place == null ? null : texts[place.intValue()];
    }

    @Override
    public String toString() {
        return places.toString();
    }
}
