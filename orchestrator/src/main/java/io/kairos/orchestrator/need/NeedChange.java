package io.kairos.orchestrator.need;

/**
 * What became of a need.
 *
 * @param need as it stands now
 * @param kind the step it took
 */
public record NeedChange(Need need, Kind kind) {
    /** The steps a need can take. */
    public enum Kind {
        OPENED,
        /** Wanted again, with the same date. */
        REFRESHED,
        /** Now for another date: its moments must be found anew. */
        REDATED,
        WON,
        LOST,
        EXPIRED,
        SUPERSEDED
    }
}
