package io.kairos.timing.model;

/** A model file that this version cannot read; the message names the line or key. */
public class ModelFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ModelFileException(String message) {
        super(message);
    }
}
