package io.kairos.orchestrator.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code POST /api/journeys/{id}/dry-run}.
 *
 * @param path ids of elements and sequence flows, in the order they were come to
 * @param ended absent where nothing more would happen, and the journey still waits
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DryRunAnswer(List<Entry> trace, List<String> path, Optional<Ended> ended) {

    /**
     * One thing that happened.
     *
     * @param kind start, wait, send, gateway, end, stop or event
     * @param guards each guard's word about the message, in the order they were asked
     * @param conditions of a gateway, as they turned out, in the order they were asked
     * @param message what went out
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            Instant at,
            String localAt,
            String zone,
            Optional<String> step,
            Optional<String> name,
            String kind,
            String text,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<PreviewAnswer.Reason> reasons,
            List<Guard> guards,
            List<Condition> conditions,
            Optional<Message> message) {}

    /**
     * A guard's word.
     *
     * @param name the code of what it said
     * @param outcome allow, hold or refuse
     * @param until of a hold
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Guard(String name, String outcome, String text, Optional<Instant> until) {}

    record Condition(String text, boolean met) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Message(String channel, Optional<String> subject, Optional<String> text, Optional<String> html) {}

    record Ended(Instant at, String step, String text) {}
}
