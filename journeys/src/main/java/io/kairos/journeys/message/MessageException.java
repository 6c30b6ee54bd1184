package io.kairos.journeys.message;

import io.kairos.journeys.Problem;

/** A message cannot be loaded or rendered. */
public class MessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    MessageException(Problem problem) {
        super(problem.code() + " at " + problem.at() + ": " + problem.message().en());
        this.problem = problem;
    }

    MessageException(Problem problem, Throwable cause) {
        super(problem.code() + " at " + problem.at() + ": " + problem.message().en(), cause);
        this.problem = problem;
    }

    /** What is wrong, in both languages, with the remedy. */
    public Problem problem() {
        return problem;
    }
}
