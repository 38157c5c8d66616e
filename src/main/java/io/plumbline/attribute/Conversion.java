package io.plumbline.attribute;

import java.util.OptionalLong;

/**
 * One milestone that is credited: a row of silver.conversion, with the keys of gold's dimensions.
 *
 * @param amount in ten-thousandths of the reporting currency; empty when it is not known
 * @param basis whose touches count, as in the table
 */
record Conversion(
        long key,
        int month,
        Milestones milestones,
        OptionalLong amount,
        String basis,
        long milestoneKey,
        String milestone,
        int dateKey,
        long accountKey,
        long opportunityKey) {}
