package io.kairos.orchestrator.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * The instants and scores of a decision; all empty where a decision has none.
 *
 * @param dueAt the chosen instant
 * @param previousId the decision this one replaces
 * @param score expected value of the chosen plan, in the product type's currency
 * @param scoreNow expected value of sending at once
 */
public record Timing(
        Optional<Instant> dueAt,
        Optional<Instant> windowFrom,
        Optional<Instant> windowTo,
        Optional<Instant> latestUsefulAt,
        Optional<UUID> previousId,
        Optional<Instant> previousDueAt,
        OptionalDouble score,
        OptionalDouble scoreNow,
        Optional<String> model,
        Optional<String> fallback) {

    private static final Timing NONE = new Timing(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());

    /** No instants, no scores. */
    public static Timing none() {
        return NONE;
    }

    /** Only an instant, such as the end of a hold. */
    public static Timing at(Instant dueAt) {
        return new Timing(
                Optional.of(dueAt),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same at the same instant, as the successor of an earlier decision. */
    public Timing inPlaceOf(UUID previousDecision) {
        return new Timing(
                dueAt,
                windowFrom,
                windowTo,
                latestUsefulAt,
                Optional.of(previousDecision),
                previousDueAt,
                score,
                scoreNow,
                model,
                fallback);
    }

    /** The same, as the successor of an earlier decision. */
    public Timing after(UUID previousDecision, Instant previousInstant) {
        return new Timing(
                dueAt,
                windowFrom,
                windowTo,
                latestUsefulAt,
                Optional.of(previousDecision),
                Optional.of(previousInstant),
                score,
                scoreNow,
                model,
                fallback);
    }
}
