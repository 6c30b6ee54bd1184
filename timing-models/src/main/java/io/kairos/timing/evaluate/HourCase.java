package io.kairos.timing.evaluate;

import java.time.LocalDateTime;
import java.util.List;

/** One person's events, in order: those to learn from and those to foretell. */
record HourCase(List<LocalDateTime> train, List<LocalDateTime> test) {}
