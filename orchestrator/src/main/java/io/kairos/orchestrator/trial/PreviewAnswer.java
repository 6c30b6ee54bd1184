package io.kairos.orchestrator.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The answer of {@code POST /api/journeys/{id}/preview}.
 *
 * @param clock where the ways begin
 * @param tookMillis what it cost
 */
record PreviewAnswer(Instant clock, long tookMillis, List<Customer> customers) {

    /**
     * One customer's way.
     *
     * @param label what she is called in lists
     * @param from where her way begins, where that is not the clock: her need is over, and this is when she showed it
     * @param need what it is about; absent, and no steps, where there is none
     * @param cut whether it goes on beyond the last step shown
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Customer(
            UUID id,
            String label,
            String zone,
            Optional<Instant> from,
            Optional<AboutNeed> need,
            Optional<Boolean> cut,
            List<Step> steps) {}

    record AboutNeed(UUID id, String productType, String subject) {}

    /**
     * One step of the way; gateways take no time and are left out.
     *
     * @param kind start, wait, send, end or stop
     * @param state {@code passed}, {@code waiting} (she stands here) or {@code planned}
     * @param at when it happens; of a wait, when it is over
     * @param localAt the same on the customer's clock
     * @param window instants almost as good
     * @param score expected value of the chosen plan, in the product type's currency
     * @param scoreNow of sending at once
     * @param alternatives other instants, best first, none of them close to another
     * @param curve what the plan is worth by the instant of its first message
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Step(
            String step,
            String name,
            String kind,
            String state,
            Instant at,
            String localAt,
            Optional<Window> window,
            Optional<Instant> latestUsefulAt,
            Optional<String> channel,
            Optional<Double> score,
            Optional<Double> scoreNow,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Reason> reasons,
            List<Alternative> alternatives,
            List<Point> curve) {}

    record Window(Instant from, Instant to) {}

    record Reason(String code, Map<String, String> params, String text) {}

    record Alternative(Instant at, String localAt, double score) {}

    record Point(Instant at, double value) {}
}
