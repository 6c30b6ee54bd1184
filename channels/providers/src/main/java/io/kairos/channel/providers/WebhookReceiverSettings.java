package io.kairos.channel.providers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the webhook receiver runs.
 *
 * @param port 0 for a free one
 * @param secrets each {@code whsec_} and a key in Base64; a request signed with one of them is genuine
 * @param ledger file that gets one line for each accepted request, on disk before the answer
 * @param sink gets every request before it is answered
 */
public record WebhookReceiverSettings(
        int port, List<String> secrets, Optional<Path> ledger, Consumer<ReceivedWebhook> sink) {

    public WebhookReceiverSettings {
        secrets = List.copyOf(secrets);
    }

    /** A free port, no ledger, no sink. */
    public static WebhookReceiverSettings of(String... secrets) {
        return new WebhookReceiverSettings(0, List.of(secrets), Optional.empty(), hook -> {});
    }

    public WebhookReceiverSettings withLedger(Path file) {
        return new WebhookReceiverSettings(port, secrets, Optional.of(file), sink);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WebhookReceiverSettings[" + port + "]";
    }
}
