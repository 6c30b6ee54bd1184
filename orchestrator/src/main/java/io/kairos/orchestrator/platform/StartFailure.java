package io.kairos.orchestrator.platform;

/** The program cannot start or go on, for a reason its user can mend; shown as plain lines, without a stack trace. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    /**
     * What is wrong, and where.
     *
     * @param what one sentence for the user
     * @param remedy what to do about it, one sentence
     */
    public StartFailure(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /** The same, keeping what caused it for the log. */
    public StartFailure(String what, String remedy, Throwable cause) {
        super(what, cause);
        this.remedy = remedy;
    }

    /** What the user can do about it. */
    public String remedy() {
        return remedy;
    }
}
