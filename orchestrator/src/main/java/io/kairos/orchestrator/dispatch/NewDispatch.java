package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message a journey's step asks for. Exactly one per enrolment, step and round.
 *
 * @param template id of the message template
 * @param subject derived product the message is about; empty when it is about the need itself
 * @param decisionId the moment decision that led here
 * @param dueAt the instant it was wanted at
 * @param deadline after this it is worth nothing and is refused
 */
public record NewDispatch(
        UUID id,
        UUID customerId,
        UUID needId,
        UUID enrolmentId,
        String journeyId,
        String step,
        int round,
        String channel,
        String topic,
        String template,
        Optional<String> subject,
        UUID decisionId,
        Instant dueAt,
        Optional<Instant> deadline) {}
