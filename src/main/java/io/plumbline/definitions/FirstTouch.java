package io.plumbline.definitions;

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
    public Weighing weigh(TouchSequence journey) {
        return new Weighing.AllToOne(0, journey.size(), "first");
    }
}
