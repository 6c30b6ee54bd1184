package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import java.time.Instant;
import java.util.List;

/** What a channel answered, heard together and not yet stored; the messages had their places under the caps by this reservation. */
record Answers(Reservation reservation, List<Result> results, Instant at) {}
