package io.kairos.orchestrator.engine.sleep;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * One sleeping instance as its row holds it.
 *
 * @param dueAt when its earliest timer is due; empty when it only waits for messages or signals
 * @param waitsAt element of its only timer, whose instant {@code dueAt} then is; empty when it has none or several
 * @param wakesOn names of the messages it waits for
 * @param signals names of the signals it waits for
 * @param definition the unique part of the id of its process definition
 * @param revision how often it was re-timed since it fell asleep
 * @param urgent whether it is woken before others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sleeper(
        UUID customerId,
        UUID enrolmentId,
        Optional<Instant> dueAt,
        Optional<String> waitsAt,
        List<String> wakesOn,
        List<String> signals,
        UUID definition,
        int revision,
        byte[] state,
        boolean urgent) {
    static Sleeper of(Tokens tokens, UUID customerId, UUID enrolmentId, boolean urgent) {
        var jobs = tokens.jobs();
        return new Sleeper(
                customerId,
                enrolmentId,
                jobs.stream().map(JobEntity::getDuedate).map(Date::toInstant).min(Instant::compareTo),
                jobs.size() == 1 ? Optional.of(Jobs.element(jobs.get(0))) : Optional.empty(),
                names(tokens, EventType.MESSAGE),
                names(tokens, EventType.SIGNAL),
                unique(tokens.root().getProcessDefinitionId()),
                0,
                TokenFormat.write(tokens, enrolmentId),
                urgent);
    }

    SleepingKey key() {
        return new SleepingKey(customerId, enrolmentId);
    }

    /** Ids of process definitions are {@code key:version:uuid}, or the UUID alone where that would be too long. */
    static UUID unique(String definitionId) {
        return UUID.fromString(definitionId.substring(definitionId.lastIndexOf(':') + 1));
    }

    private static List<String> names(Tokens tokens, EventType type) {
        return tokens.subscriptions().stream()
                .filter(subscription -> subscription.isSubscriptionForEventType(type))
                .map(subscription -> subscription.getEventName())
                .distinct()
                .toList();
    }
}
