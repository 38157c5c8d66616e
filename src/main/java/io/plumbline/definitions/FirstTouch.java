package io.plumbline.definitions;

import java.util.Map;

/** All to the first touch. */
public record FirstTouch() implements JourneyShape {
    static final String TYPE = "first-touch";

    static FirstTouch read(Node shape) {
        return new FirstTouch();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, Object> parameters() {
        return Map.of();
    }

    @Override
    public long[] parts(TouchSequence journey) {
        return Parts.allTo(0, journey.size());
    }
}
