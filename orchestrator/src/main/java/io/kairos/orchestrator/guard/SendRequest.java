package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that asks to be sent now.
 *
 * @param deadline after this it is worth nothing
 * @param origin where it comes from
 */
public record SendRequest(
        UUID dispatchId,
        UUID customerId,
        UUID needId,
        UUID enrolmentId,
        String channel,
        String topic,
        Optional<Instant> deadline,
        Origin origin) {

    /** Of the dispatch alone: requests are keys of many maps. */
    @Override
    public int hashCode() {
        return dispatchId.hashCode();
    }

    /**
     * Where a message comes from.
     *
     * @param step the step of the journey that sends it
     * @param decisionId the moment decision that led there
     * @param plannedAt when it was last to be sent: at its moment, at the end of a hold, at the next attempt
     */
    public record Origin(String journeyId, String step, UUID decisionId, Instant plannedAt) {}
}
