package io.plumbline.definitions;

/** The same to each touch. */
public record Linear() implements JourneyShape {
    static final String TYPE = "linear";

    static Linear read(Node shape) {
        return new Linear();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Weighing weigh(TouchSequence journey) {
        return new Weighing.Even(journey.size());
    }
}
