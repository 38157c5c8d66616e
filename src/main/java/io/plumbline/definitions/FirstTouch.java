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
    public Weighing weigh(TouchSequence journey) {
        return new Weighing.AllToOne(0, journey.size(), "first");
    }
}
