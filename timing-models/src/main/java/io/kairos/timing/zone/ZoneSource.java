package io.kairos.timing.zone;

/** How a zone is known, from the surest to the weakest; the chance that it is right at all is a judgement, not a fit. */
public enum ZoneSource {
    EXPLICIT(1),
    DEVICE(0.98),
    ADDRESS(0.97),
    PHONE(0.93),
    COUNTRY(0.9),
    ACTIVITY(0.95),
    SEGMENT(0.8);

    private final double reliability;

    ZoneSource(double reliability) {
        this.reliability = reliability;
    }

    double reliability() {
        return reliability;
    }
}
