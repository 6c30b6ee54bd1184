package io.kairos.orchestrator.insight;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A customer that exists, under the key it has now.
 *
 * @param zone where its hours are counted
 */
record CustomerKey(UUID id, ZoneId zone) {}
