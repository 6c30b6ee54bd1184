package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/customers}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerList(List<Row> customers, @Nullable String next) {

    /**
     * One customer.
     *
     * @param label name, user id or mail address, whichever is known first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            UUID id,
            String label,
            @Nullable String userId,
            @Nullable String email,
            String zone,
            int openNeeds,
            Instant lastSeenAt) {}
}
