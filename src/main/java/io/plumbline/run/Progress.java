package io.plumbline.run;

/** Told of each step as the run goes on. Called from several threads. */
public interface Progress {
    void began(String what);

    /** @param rows rows written */
    void wrote(String what, long rows, double seconds);

    void skipped(String what);

    void said(String message);
}
