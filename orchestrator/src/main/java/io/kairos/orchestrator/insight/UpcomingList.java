package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/customers/{id}/upcoming}, soonest first. */
record UpcomingList(List<Item> upcoming) {

    /**
     * A message that is planned or waits to be sent.
     *
     * @param localAt the same instant on the customer's clock, with its offset
     * @param state waiting for its moment, asked (waiting for a colleague's answer), queued for sending, or held by a guard
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            Instant at,
            String localAt,
            String zone,
            String journey,
            String journeyName,
            String step,
            String stepName,
            @Nullable String channel,
            @Nullable Window window,
            @Nullable Instant latestUsefulAt,
            String state,
            List<ReasonView> reasons,
            UUID decisionId) {}

    /** When a message is welcome. */
    record Window(Instant from, Instant to) {}
}
