package io.plumbline.land;

/**
 * Names a row of bronze.
 *
 * @param export the contract that it was read by, vendor/object
 * @param deliveryId id of the delivery, as in ops.delivery
 * @param row number of the record in its file, from 1
 */
public record LandedRecord(String export, String deliveryId, long row) {}
