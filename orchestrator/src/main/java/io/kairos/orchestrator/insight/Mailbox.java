package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/mailbox}: what the built-in mailbox and the demo's providers received, newest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mailbox(List<Summary> messages, @Nullable String next) {

    /**
     * One message in the list.
     *
     * @param preview how its text begins
     * @param membership {@code enter} or {@code leave}, of a change of an audience
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            String id,
            String channel,
            Instant receivedAt,
            String from,
            String to,
            String subject,
            String preview,
            @Nullable String membership,
            @Nullable UUID dispatchId,
            @Nullable UUID customerId) {}

    /**
     * One message with its body.
     *
     * @param detail what its channel shows beside the text; {@code docs/channels/README.md} lists it
     * @param pages how many pages a letter has
     * @param why what led to it; absent where no dispatch is known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String id,
            String channel,
            Instant receivedAt,
            String from,
            String to,
            String subject,
            String preview,
            @Nullable String membership,
            @Nullable UUID dispatchId,
            @Nullable UUID customerId,
            String text,
            @Nullable String html,
            Map<String, @Nullable Object> detail,
            @Nullable Integer pages,
            @Nullable Why why) {}

    /**
     * Why this message, why by this channel, why then.
     *
     * @param journey id; {@code step} is the element that asked for it
     * @param dueAt the moment it was wanted at
     * @param decisions the moment, then what happened to it, oldest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Why(
            String journey,
            String journeyName,
            String step,
            String stepName,
            String productTypeName,
            String needSubject,
            int round,
            String state,
            Instant dueAt,
            @Nullable Instant sentAt,
            List<Decided> decisions) {}

    /** One decision on the way to the message. */
    record Decided(UUID id, String kind, Instant at, List<ReasonView> reasons) {}
}
