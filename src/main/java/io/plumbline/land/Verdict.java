package io.plumbline.land;

/** Whether a delivered file may be read. */
public enum Verdict {
    READABLE,
    /** No record at all: zero bytes, or blank lines only. Accepted, with zero rows. */
    EMPTY,
    /** Not what its contract says; none of its rows is landed. */
    REJECTED
}
