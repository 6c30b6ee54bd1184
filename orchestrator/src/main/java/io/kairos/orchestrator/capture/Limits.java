package io.kairos.orchestrator.capture;

/** Limits of the Segment HTTP tracking specification, in bytes of JSON. */
final class Limits {
    /** Largest event. */
    static final int EVENT = 32 * 1024;
    /** Largest batch. */
    static final int BATCH = 500 * 1024;
    /** Longest identifier, message id or event name, in characters. */
    static final int NAME = 255;

    private Limits() {}
}
