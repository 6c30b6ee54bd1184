package io.kairos.channel.spi;

/** The most that one message may hold, counted in a unit. */
public record PayloadLimit(long most, Unit unit) {

    /** What is counted. */
    public enum Unit {
        BYTES,
        CHARACTERS,
        SEGMENTS,
        PAGES
    }

    public PayloadLimit {
        if (most < 1) {
            throw new IllegalArgumentException("payload limit must be at least 1: " + most);
        }
    }
}
