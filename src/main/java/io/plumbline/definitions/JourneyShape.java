package io.plumbline.definitions;

/** A kind of model that needs to know no journey but the one that it credits. */
public non-sealed interface JourneyShape extends Shape {
    /** @param journey has touches */
    Weighing weigh(TouchSequence journey);
}
