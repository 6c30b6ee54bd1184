package io.kairos.orchestrator.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed request of the tracking API.
 *
 * @param writeKey the key in the body, if any
 */
record TrackingRequest(Optional<String> writeKey, List<Item> items) {
    /**
     * One message.
     *
     * @param pointer JSON pointer to the message within the request, empty for a single one
     * @param fields its fields, batch-wide ones included; empty with {@code object} false where it is no JSON object
     * @param bytes its size as sent
     */
    record Item(String pointer, Map<String, Object> fields, boolean object, int bytes) {}
}
