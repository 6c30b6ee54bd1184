package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/mailbox}: what the built-in mailbox received, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mailbox(List<Summary> messages, @Nullable String next) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String id,
            Instant receivedAt,
            String from,
            String to,
            String subject,
            @Nullable UUID dispatchId,
            @Nullable UUID customerId) {}

    /** One message with its body. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String id,
            Instant receivedAt,
            String from,
            String to,
            String subject,
            @Nullable UUID dispatchId,
            @Nullable UUID customerId,
            String text,
            @Nullable String html) {}
}
