package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;

/** The customer's time zone and how it is known. */
public record CustomerClock(ZoneId zone, Source source) {

    public CustomerClock {
        requireNonNull(zone, "zone is missing");
        requireNonNull(source, "source is missing");
    }

    /** From the surest to the weakest. */
    public enum Source {
        EXPLICIT,
        PHONE,
        COUNTRY,
        INFERRED,
        DEFAULT
    }
}
