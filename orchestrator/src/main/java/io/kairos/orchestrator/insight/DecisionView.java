package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/decisions/{id}}: one decision as it was stored.
 *
 * @param score expected value of the chosen plan
 * @param scoreNow expected value of sending at once
 * @param channels weighed for the message, the chosen one first; absent where there was nothing to choose
 * @param inputs the facts it was made from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionView(
        UUID id,
        String kind,
        Instant at,
        UUID customerId,
        @Nullable UUID needId,
        @Nullable String journey,
        @Nullable String step,
        String outcome,
        @Nullable Instant instant,
        UpcomingList.@Nullable Window window,
        @Nullable Instant latestUsefulAt,
        @Nullable UUID previousDecisionId,
        @Nullable Instant previousInstant,
        @Nullable Double score,
        @Nullable Double scoreNow,
        @Nullable String model,
        List<ReasonView> reasons,
        @Nullable List<ChannelScoreView> channels,
        Map<String, @Nullable Object> inputs) {}
