package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer of {@code GET /api/questions}: those nobody has answered, with the least time left first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuestionList(List<Item> questions, @Nullable String next) {

    /**
     * What a journey asks about a customer.
     *
     * @param label what the customer is called
     * @param answerBy when the customer goes on without an answer
     */
    record Item(
            UUID id,
            UUID customer,
            String label,
            String journey,
            String journeyName,
            String step,
            String stepName,
            String question,
            Instant askedAt,
            Instant answerBy) {}
}
