package io.kairos.orchestrator.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the steps of a journey do; the engine calls it while it moves tokens, inside its own transaction. All calls of one
 * batch come from one thread.
 */
public interface JourneySteps {
    /**
     * Runs work that moves tokens of these enrolments: their customers are locked and their facts loaded before, and what
     * the steps wanted written is written after, in the transaction of the caller.
     */
    void inBatch(Collection<UUID> enrolments, Runnable work);

    /** The same for enrolments of these customers, position by position, whom the caller has locked already. */
    void inLockedBatch(List<UUID> customers, List<UUID> enrolments, Runnable work);

    /** Whose enrolment this is; empty unless it is part of the batch open on this thread. */
    Optional<UUID> customerOf(UUID enrolmentId);

    /**
     * Whether what an enrolment waits for is tight: its message is of use only for a little while once it is due. Empty where the batch
     * open on this thread has not read the enrolment, so that nothing of it has changed.
     */
    Optional<Boolean> isTight(UUID enrolmentId);

    /** A token came to an element. */
    void visited(StepVisit visit);

    /** When the wait at this element is over. */
    Instant waitUntil(StepVisit visit);

    /** Performs a send step: asks for one dispatch. */
    void send(StepVisit visit);

    /**
     * Whether the token leaves a gateway by this path, one of the closed list of paths.
     *
     * @param decided what decision tables said before, by output
     */
    boolean takes(StepVisit visit, String path, Map<String, Object> decided);

    /**
     * Looks a decision up.
     *
     * @param decided what decision tables said before, by output
     * @return texts, whole and decimal numbers, truth values, by output
     */
    Map<String, Object> decide(StepVisit visit, Map<String, Object> decided);

    /** Writes a fact about the customer. */
    void profile(StepVisit visit);

    /** Has the customer enter another journey once the batch has moved. */
    void run(StepVisit visit);

    /** The journey ended at this element. */
    void ended(StepVisit visit);
}
