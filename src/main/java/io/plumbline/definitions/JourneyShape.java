package io.plumbline.definitions;

/** A kind of model that needs to know no journey but the one that it credits. */
public non-sealed interface JourneyShape extends Shape {
    /**
     * What each touch earns, as whole numbers of any common total: so that thirds stay thirds. None is below 0, not all are
     * 0, and they add up to no more than 3,000,000,000.
     *
     * @param journey has touches
     */
    long[] parts(TouchSequence journey);
}
