package io.plumbline.land;

/** How the inspection of a found file went. */
sealed interface Inspected {
    /** As one delivery, readable or not. */
    record Delivered(Delivery delivery) implements Inspected {}

    /** The file changed while it was read. */
    record Changing() implements Inspected {}

    /**
     * The container around it is damaged.
     *
     * @param container the container as one rejected delivery
     */
    record Damaged(Delivery container) implements Inspected {}
}
