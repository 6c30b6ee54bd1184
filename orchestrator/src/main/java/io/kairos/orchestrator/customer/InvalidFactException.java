package io.kairos.orchestrator.customer;

/** Something an event says about its customer cannot be understood. */
public final class InvalidFactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;
    private final String value;

    InvalidFactException(String code, String field, Object value) {
        super(code + " at " + field);
        this.code = code;
        this.field = field;
        String text = String.valueOf(value);
        this.value = text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    /** Stable code: {@code zone-unknown} or {@code consent-unreadable}. */
    public String code() {
        return code;
    }

    /** JSON pointer into the event. */
    public String field() {
        return field;
    }

    /** What was given, shortened. */
    public String value() {
        return value;
    }
}
