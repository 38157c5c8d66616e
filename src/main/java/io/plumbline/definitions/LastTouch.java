package io.plumbline.definitions;

/** All to the last touch. */
public record LastTouch() implements JourneyShape {
    static final String TYPE = "last-touch";

    static LastTouch read(Node shape) {
        return new LastTouch();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Weighing weigh(TouchSequence journey) {
        return new Weighing.AllToOne(journey.size() - 1, journey.size(), "last");
    }
}
