package io.kairos.timing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decisions not to send. */
final class Refusals {

    private Refusals() {}

    static TimingDecision of(PredictedTiming predicted, List<Reason> reasons, Outlook.Basis basis, Instant validUntil) {
        return new TimingDecision(
                TimingDecision.Action.DO_NOT_SEND,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                predicted,
                0,
                0,
                new Explanation(reasons),
                basis.fallback(),
                basis.model(),
                validUntil);
    }
}
