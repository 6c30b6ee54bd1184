package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/customers/{id}/timeline}, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Timeline(List<Entry> entries, @Nullable String next) {

    /**
     * One thing that happened.
     *
     * @param kind event, need, enrolment, moment, retime, send, hold, refuse, cancel, no-send, enter, question, delivered or unknown
     * @param journey id of the journey it happened in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            Instant at,
            String kind,
            String title,
            String text,
            List<ReasonView> reasons,
            @Nullable UUID decisionId,
            @Nullable UUID dispatchId,
            @Nullable UUID needId,
            @Nullable String journey) {}
}
