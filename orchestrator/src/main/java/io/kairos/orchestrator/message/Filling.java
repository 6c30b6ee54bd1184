package io.kairos.orchestrator.message;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** The values a message is filled with, its language, and the instant it speaks for. */
record Filling(Map<String, Object> values, Locale locale, Instant moment) {}
