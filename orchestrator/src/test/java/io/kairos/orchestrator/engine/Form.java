package io.kairos.orchestrator.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** One of the two forms in which the same processes run. */
interface Form extends AutoCloseable {
    void deploy(String key, String bpmn);

    void start(String key, List<UUID> instances);

    /** Fires all timers due by now, and what they make due. */
    void fireDue();

    Optional<Instant> nextDue();

    /** Lets time pass, and all that falls due meanwhile. */
    default void pass(Duration time) {
        var end = now().plus(time);
        for (var next = next(end); next.isPresent(); next = next(end)) {
            if (next.get().isAfter(now())) {
                ClockUtil.setCurrentTime(Date.from(next.get()));
            }
            fireDue();
        }
        ClockUtil.setCurrentTime(Date.from(end));
        fireDue();
    }

    private Optional<Instant> next(Instant end) {
        return nextDue().filter(due -> !due.isAfter(end));
    }

    private static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    void message(UUID instance, String name);

    void signal(String name);

    void retime(UUID instance, String element, Instant dueAt);

    void complete(UUID instance);

    /** What an operator does by hand and nobody may notice. */
    void handle(UUID instance);

    /** Elements a token came to, in order, and how it ended. */
    List<String> trace(UUID instance);

    /** Executions, timers, subscriptions and variables of everything still running. */
    List<String> state(List<UUID> instances);

    /** Forgets all instances. */
    void clear();

    @Override
    void close();
}
