package io.plumbline.land;

import java.io.IOException;

/** A container that cannot be taken apart; with the reason for which it is rejected. */
final class ContainerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    ContainerException(String reason) {
        super(reason);
        this.reason = reason;
    }

    ContainerException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
