package io.kairos.timing;

import java.time.Instant;

/** Instants around the best one that are almost as good; {@code to} included. */
public record Window(Instant from, Instant to) {

    public Window {
        if (to.isBefore(from)) throw new IllegalArgumentException("window ends before it starts: " + from + " " + to);
    }
}
