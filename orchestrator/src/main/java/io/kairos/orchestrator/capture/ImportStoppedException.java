package io.kairos.orchestrator.capture;

/** An import could not go on; what is stored stays stored, and importing the file again stores the rest only. */
public final class ImportStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportProgress progress;

    ImportStoppedException(ImportProgress progress, Throwable cause) {
        super("the import stopped after " + progress.lines() + " line(s)", cause);
        this.progress = progress;
    }

    /** How far it came. */
    public ImportProgress progress() {
        return progress;
    }
}
