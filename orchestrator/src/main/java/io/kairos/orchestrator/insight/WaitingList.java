package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/journeys/{id}/customers}: who waits, those due soonest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WaitingList(List<Row> customers, @Nullable String next) {

    /** @param dueAt absent when the customer waits for something to happen and not for a moment */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            UUID id,
            String label,
            Need need,
            String waitingAt,
            @Nullable Instant dueAt) {}

    record Need(UUID id, String productType, String subject) {}
}
