package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/customers/{id}}: all that is known about one customer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerView(
        UUID id,
        String label,
        @Nullable String userId,
        List<Identity> identities,
        Map<String, @Nullable Object> traits,
        Zone zone,
        String locale,
        List<Consent> consents,
        List<Suppression> suppressed,
        List<Need> needs) {

    record Identity(String kind, String value) {}

    /** @param source how it is known: explicit, phone, country, inferred or default */
    record Zone(String id, String source) {}

    record Consent(String channel, String topic, String status, Instant at, String source) {}

    record Suppression(String channel, String reason, Instant at) {}

    /** @param state open, won, lost, expired or superseded */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Need(
            UUID id,
            String productType,
            String productTypeName,
            String subject,
            String state,
            @Nullable LocalDate date,
            @Nullable BigDecimal value,
            Instant openedAt,
            Instant expiresAt,
            @Nullable Instant closedAt) {}
}
