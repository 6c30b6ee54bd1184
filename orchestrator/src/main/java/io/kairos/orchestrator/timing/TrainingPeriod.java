package io.kairos.orchestrator.timing;

import java.time.Instant;

/**
 * What a training read.
 *
 * @param asOf the model saw nothing after
 * @param until end of the last period, which starts at {@code asOf} and judged it
 */
record TrainingPeriod(Instant from, Instant asOf, Instant until) {}
