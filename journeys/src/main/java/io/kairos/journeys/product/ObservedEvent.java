package io.kairos.journeys.product;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as captured.
 *
 * @param properties the parsed JSON properties: maps, lists, strings, numbers, booleans and nulls
 */
public record ObservedEvent(String name, Instant at, Map<String, ? extends @Nullable Object> properties) {}
