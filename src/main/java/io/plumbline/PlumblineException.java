package io.plumbline;

/** Something that the user can mend: the message says what happened, where, why and how to fix it. Anything else is a bug. */
public class PlumblineException extends RuntimeException {
    public PlumblineException(String message) {
        super(message);
    }

    public PlumblineException(String message, Throwable cause) {
        super(message, cause);
    }
}
