package io.kairos.orchestrator.timing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stored training.
 *
 * @param reference as decisions name the model; empty where none came of the training
 * @param report of the fit, as JSON
 * @param comparison with the model in force then, and the finding, as JSON
 * @param drift of recent cases against those trained on, as JSON; empty: not looked at yet
 */
record ModelVersion(
        UUID id,
        Slot slot,
        ModelState state,
        Optional<String> reference,
        TrainingPeriod period,
        Map<String, @Nullable Object> report,
        Map<String, @Nullable Object> comparison,
        Optional<Map<String, @Nullable Object>> drift,
        Instant created,
        Optional<Instant> promoted) {}
