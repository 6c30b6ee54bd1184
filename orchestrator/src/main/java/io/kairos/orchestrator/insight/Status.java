package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/status}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Status(String product, Clock clock, @Nullable Demo demo, Totals totals) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Clock(
            Instant now,
            boolean virtual,
            @Nullable Double speed,
            @Nullable Instant from,
            @Nullable Instant to) {}

    record Demo(String state, String populationText, long processedEvents, long totalEvents) {}

    /**
     * What has happened so far.
     *
     * @param dispatched messages that journeys asked for
     * @param held messages that wait now because a guard held them
     * @param cancelledByPurchase planned moments and waiting messages dropped because the customer bought
     * @param questions what journeys ask colleagues and nobody has answered
     */
    record Totals(
            long captured,
            long needs,
            long enrolments,
            long dispatched,
            long delivered,
            long held,
            long refused,
            long unknown,
            long cancelledByPurchase,
            long questions) {}
}
