package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Decision;
import java.util.Optional;
import java.util.UUID;

/** What follows for a dispatch: its move, and the decision that is stored if the move happens. */
record Consequence(Move move, Optional<Decision> decision) {
    static Consequence of(Move move) {
        return new Consequence(move, Optional.empty());
    }

    static Consequence of(Move move, Decision decision) {
        return new Consequence(move, Optional.of(decision));
    }

    /** The same for the customer that the former one was merged into. */
    Consequence of(UUID customerId) {
        Claim claim = move.claim().of(customerId);
        return new Consequence(
                move.of(claim),
                decision.map(made -> new Decision(
                        made.id(),
                        made.kind(),
                        made.at(),
                        claim.subject(),
                        made.outcome(),
                        made.timing(),
                        made.reasons(),
                        made.inputs())));
    }
}
