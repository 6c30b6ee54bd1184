package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a claimed dispatch from state to state; it happens only if the claim still holds.
 *
 * @param notBefore when it may be claimed again
 * @param sentAt when it went on the wire; one that becomes unknown keeps the instant it has
 * @param closedAt when it came to its end
 * @param closeCode why it ended
 */
record Move(
        Claim claim,
        State from,
        State to,
        Optional<Instant> notBefore,
        Optional<Instant> sentAt,
        Optional<Instant> closedAt,
        Optional<String> closeCode,
        Optional<String> providerId) {

    private static final Set<String> MENDABLE = Set.of("content-failed", "poisoned", "retries-exhausted");

    static Move held(Claim claim, Instant until) {
        return open(claim, claim.from(), State.HELD, Optional.of(until), Optional.empty());
    }

    /** Back into the queue, as if it had not been claimed. */
    static Move givenBack(Claim claim) {
        return open(claim, State.CLAIMED, State.READY, Optional.empty(), Optional.empty());
    }

    static Move sending(Claim claim, Instant now) {
        return open(claim, claim.from(), State.SENDING, Optional.empty(), Optional.of(now));
    }

    static Move retried(Claim claim, Instant notBefore) {
        return open(claim, State.SENDING, State.READY, Optional.of(notBefore), Optional.empty());
    }

    static Move accepted(Claim claim, Instant at, String providerId) {
        return new Move(
                claim,
                State.SENDING,
                State.ACCEPTED,
                Optional.empty(),
                Optional.of(at),
                Optional.of(at),
                Optional.empty(),
                Optional.of(providerId));
    }

    /** A late answer to a hand-off that was given up: as unknown, or to be made again. */
    static Move resolved(Claim claim, State from, Instant at, String providerId) {
        return new Move(
                claim,
                from,
                State.ACCEPTED,
                Optional.empty(),
                Optional.of(at),
                Optional.of(at),
                Optional.empty(),
                Optional.of(providerId));
    }

    /** What fails for a reason that somebody can mend is set aside, the rest is refused for good. */
    static Move refused(Claim claim, State from, String code, Instant at) {
        return closed(claim, from, MENDABLE.contains(code) ? State.ASIDE : State.REFUSED, code, at);
    }

    /** It may have arrived: it keeps the instant it went on the wire, and counts under the caps. */
    static Move unknown(Claim claim, String code, Instant at) {
        return closed(claim, State.SENDING, State.UNKNOWN, code, at);
    }

    /** Back into the queue, since it certainly did not arrive, or since an operator says so. */
    static Move again(Claim claim, State from, Instant now) {
        return open(claim, from, State.READY, Optional.of(now), Optional.empty());
    }

    /** Listed no longer: it may have arrived, keeps the instant it went on the wire, and counts under the caps. */
    static Move closedByOperator(Claim claim, State from, String code, Instant at) {
        return closed(claim, from, State.CANCELLED, code, at);
    }

    /** How often the dispatch was put on the wire, after this move; one that was set aside begins anew. */
    int attempts() {
        if (from == State.ASIDE) {
            return 0;
        }
        return claim.attempts() + (from == State.SENDING ? 1 : 0);
    }

    /** The epoch that the row must be in: the first move of one that was not leased begins the claim's own. */
    int epochBefore() {
        return claim.isLeased() || claim.from() != from ? claim.epoch() : claim.epoch() - 1;
    }

    /** The same move of the same dispatch as another customer's. */
    Move of(Claim other) {
        return new Move(other, from, to, notBefore, sentAt, closedAt, closeCode, providerId);
    }

    private static Move open(Claim claim, State from, State to, Optional<Instant> notBefore, Optional<Instant> sentAt) {
        return new Move(claim, from, to, notBefore, sentAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Move closed(Claim claim, State from, State to, String code, Instant at) {
        return new Move(
                claim,
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                Optional.of(at),
                Optional.of(code),
                Optional.empty());
    }
}
