package io.kairos.orchestrator.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps what a change was, beside who made it: for features whose changes have a before and an after worth reading. A request
 * that told of a change here gets no second entry with its route alone. Thread-safe.
 */
@Component
public class Changes {
    private static final ThreadLocal<Boolean> TOLD = ThreadLocal.withInitial(() -> false);

    private final AuditTrail audit;

    Changes(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * One change, kept in the caller's transaction; call it last, for others wait for its end.
     *
     * @param account whose change it is
     * @param action such as {@code journey.launch}
     * @param before and {@code after}: for people to read; nothing personal in them
     */
    public void tell(String account, String action, String target, Optional<String> before, Optional<String> after) {
        audit.record(account, action, target, before, after);
        TOLD.set(true);
    }

    /** Begins a request. */
    static void forget() {
        TOLD.remove();
    }

    static boolean told() {
        return TOLD.get();
    }
}
