package io.kairos.orchestrator.engine.sleep;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Opens one kind of session of a command. */
record SleepSessions(Class<?> type, Supplier<Session> open) implements SessionFactory {
    @Override
    public Class<?> getSessionType() {
        return type;
    }

    @Override
    public Session openSession() {
        return open.get();
    }
}
