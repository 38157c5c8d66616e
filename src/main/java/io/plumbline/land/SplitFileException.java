package io.plumbline.land;

/** A part of a file holds a header of other columns: the parts behind it cannot be read without it. */
final class SplitFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SplitFileException() {
        super("a header of other columns stands below the first one: the file cannot be read in parts");
    }

    static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SplitFileException) {
                return true;
            }
        }
        return false;
    }
}
