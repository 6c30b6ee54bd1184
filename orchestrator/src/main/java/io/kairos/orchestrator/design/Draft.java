package io.kairos.orchestrator.design;

import java.time.Instant;
import java.util.Optional;

/**
 * A journey as it is being changed.
 *
 * @param revision 0 where nothing is stored and this is the file in force
 * @param basedOn the version it began from
 */
record Draft(
        String journeyId,
        String name,
        int revision,
        Optional<Integer> basedOn,
        Optional<Instant> changedAt,
        Optional<String> changedBy,
        String bpmn) {}
