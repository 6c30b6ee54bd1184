package io.kairos.orchestrator.guard;

import java.util.Optional;

/** What marketers set on the steps of journeys about sending late. Thread-safe. */
public interface StepPolicies {
    /** The policy of a step of a version of a journey; empty: late messages go as long as they are of use. */
    Optional<LatePolicy> ofLate(String journeyId, int version, String step);
}
