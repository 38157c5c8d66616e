package io.plumbline.definitions;

/**
 * What becomes of a file whose columns are not those of the delivery before it. A required column that is missing refuses the
 * file whatever stands here.
 *
 * @param added a column that the contract does not name is new; its cells are kept in bronze's {@code _extra}
 * @param removed a column is gone; what is read from it holds nothing
 * @param renamed a column of the contract is gone, and one that it does not name stands in its place
 * @param reordered the columns stand in another order; cells are read by name all the same
 * @param retyped share of a column's filled cells, above which a file is refused because they cannot be read; below, their
 *     records are quarantined one by one
 */
public record Drift(Policy added, Policy removed, Policy renamed, Policy reordered, double retyped) {
    /** What holds where a contract says nothing: a column that was renamed would silently hold nothing from now on. */
    public static final Drift DEFAULT = new Drift(Policy.WARN, Policy.WARN, Policy.FAIL, Policy.IGNORE, 0.5);

    /** What follows from a difference. */
    public enum Policy {
        /** The file is read, and nobody is told. */
        IGNORE,
        /** The file is read, and the difference is written down. */
        WARN,
        /** The file is refused. */
        FAIL
    }
}
