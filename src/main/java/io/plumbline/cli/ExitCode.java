package io.plumbline.cli;

/** What the command's exit code says; schedulers rely on it. */
final class ExitCode {
    static final int OK = 0;
    static final int WITHHELD = 1;
    static final int USAGE = 2;
    static final int UNEXPECTED = 3;
    static final int LEASE_HELD = 75;

    private ExitCode() {}
}
