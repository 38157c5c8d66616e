package io.plumbline.cli;

import io.plumbline.run.Progress;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Progress on standard error: one line that is rewritten on a terminal, one line per table that was written elsewhere. */
final class ConsoleProgress implements Progress {
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean isTerminal;
    private final Set<String> working = new LinkedHashSet<>();
    private int written;
    private int kept;

    ConsoleProgress(PrintStream err, boolean isTerminal) {
        this.err = err;
        this.isTerminal = isTerminal;
    }

    @Override
    public synchronized void began(String what) {
        working.add(what);
        redraw();
    }

    @Override
    public synchronized void wrote(String what, long rows, double seconds) {
        working.remove(what);
        written++;
        line(String.format(Locale.ROOT, "  %-34s %,12d rows  %5.1f s", what, rows, seconds));
    }

    @Override
    public synchronized void skipped(String what) {
        kept++;
        redraw();
    }

    @Override
    public synchronized void said(String message) {
        line(message);
    }

    /** Removes what is not to stay on the terminal. */
    synchronized void end() {
        working.clear();
        if (isTerminal) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }

    private void line(String text) {
        err.println((isTerminal ? ERASE_LINE : "") + text);
        redraw();
    }

    private void redraw() {
        if (isTerminal) {
            err.print(
                    ERASE_LINE + "  " + written + " written, " + kept + " current; now: " + String.join(", ", working));
            err.flush();
        }
    }
}
