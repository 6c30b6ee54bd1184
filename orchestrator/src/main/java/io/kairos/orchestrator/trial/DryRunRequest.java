package io.kairos.orchestrator.trial;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a journey is tried on, and what is assumed to happen.
 *
 * @param bpmn the file; else the draft, else the file in force
 * @param clock the instant to begin at, ISO 8601 in UTC; else now
 */
record DryRunRequest(
        @Nullable String bpmn,
        @Nullable String customer,
        @Nullable String clock,
        @Nullable List<@Nullable Event> assumed) {

    /**
     * Something that is assumed to happen.
     *
     * @param event purchase, open, click, stop, dates, or answer-yes and answer-no of a colleague
     * @param day so many days after the beginning, at the same hour of the customer's clock; 0 is the beginning itself
     * @param at the instant instead
     * @param properties {@code date}, {@code endDate} and {@code value} of the need
     */
    record Event(
            @Nullable String event,
            @Nullable Integer day,
            @Nullable String at,
            @Nullable Map<String, @Nullable Object> properties) {}
}
