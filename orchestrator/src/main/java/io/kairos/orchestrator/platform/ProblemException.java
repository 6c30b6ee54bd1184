package io.kairos.orchestrator.platform;

/** Refuses a request; answered as an RFC 9457 problem in the caller's language. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** Refuses for this reason. */
    public ProblemException(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    /** Why. */
    public Problem problem() {
        return problem;
    }
}
