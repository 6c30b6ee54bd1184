package io.kairos.timing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decisions not to send. */
final class Refusals {

    private Refusals() {}

    /** For this reason, with what the model knows behind it. */
    static TimingDecision of(
            Reason reason, PredictedTiming predicted, Outlook.Basis basis, TimingRequest request, Instant validUntil) {
        List<Reason> reasons = new ArrayList<>(List.of(reason));
        reasons.addAll(basis.facts());
        reasons.addAll(CommonReasons.of(request.need(), basis));
        return new TimingDecision(
                Optional.empty(),
                Worth.NOTHING,
                predicted,
                Choice.CERTAIN,
                Grounds.of(reasons, basis),
                new Validity(validUntil, Trigger.of(request.need())));
    }
}
