package io.kairos.channel.providers;

import java.time.Instant;
import java.util.Map;

/**
 * One request a webhook receiver got.
 *
 * @param id the {@code webhook-id}
 * @param path of the endpoint
 * @param headers lower-case names
 * @param genuine whether one of the signatures is right and the timestamp within 5 minutes
 * @param repeated whether this id was taken over before
 */
public record ReceivedWebhook(
        String id,
        String path,
        Map<String, String> headers,
        String body,
        boolean genuine,
        boolean repeated,
        Instant at) {

    /** Shows the id alone: bodies stay out of logs. */
    @Override
    public String toString() {
        return "ReceivedWebhook[" + id + "]";
    }
}
