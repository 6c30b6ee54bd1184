package io.kairos.orchestrator.customer;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Reads customers. Thread-safe. */
public interface Customers {
    /** Profiles of the given customers in one round trip; unknown keys are absent, merged ones answer as they were. */
    Map<UUID, CustomerProfile> find(Collection<UUID> ids);
}
