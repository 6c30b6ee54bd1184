package io.kairos.orchestrator.capture;

/** The database cannot be reached: the events are not acknowledged and should be sent again with the same message ids. */
public final class CaptureUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaptureUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    CaptureUnavailableException(String message) {
        super(message);
    }
}
