package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The predicted moment of one step.
 *
 * @param send false when no message is worth its cost and risk any more
 * @param dueAt when the wait is over: the best instant, or at once where nothing is to be sent
 * @param subject id of the derived product the message is about; empty when it is about the need itself
 * @param channels the chosen one, then the others worth a message, best first; empty where the journey names one
 * @param inputs the facts it was made from
 */
public record MomentAnswer(
        boolean send,
        Instant dueAt,
        Optional<String> subject,
        List<String> channels,
        Timing timing,
        List<Reason> reasons,
        Map<String, Object> inputs) {
    public MomentAnswer {
        channels = List.copyOf(channels);
        reasons = List.copyOf(reasons);
        inputs = Map.copyOf(inputs);
    }

    /** The same wait with nothing to send behind it. */
    public MomentAnswer withoutMessage() {
        return new MomentAnswer(false, dueAt, subject, channels, timing, reasons, inputs);
    }

    /** The same, with a wait that is over at this very instant, whatever the channel behind it needs. */
    public MomentAnswer until(Instant at) {
        Timing when = dueAt.equals(at) ? timing : Timing.at(at);
        return new MomentAnswer(send, at, subject, channels, when, reasons, inputs);
    }

    /** The same moment about a derived product. */
    MomentAnswer about(String derivedProduct) {
        return new MomentAnswer(send, dueAt, Optional.of(derivedProduct), channels, timing, reasons, inputs);
    }
}
