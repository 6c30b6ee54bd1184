package io.kairos.timing.model;

/** The data do not support the model asked for, or the fit did not converge; the message says what to do. */
public class ModelFitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ModelFitException(String message) {
        super(message);
    }
}
