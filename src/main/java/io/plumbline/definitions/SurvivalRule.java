package io.plumbline.definitions;

/** What decides which of two records that disagree keeps its value. */
public enum SurvivalRule {
    /** The source that stands earlier in the field's order. */
    TRUST,
    /** The record that was updated later; one without a date is the oldest. */
    RECENCY,
    /** The record that holds values of more of the fields that survive. */
    COMPLETENESS
}
