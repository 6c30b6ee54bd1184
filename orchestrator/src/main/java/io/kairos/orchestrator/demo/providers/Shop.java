package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.providers.ReceivedWebhook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the shop's system makes of a webhook. */
final class Shop {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Shop() {}

    static Received read(ReceivedWebhook hook) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("path", hook.path());
        detail.put("genuine", hook.genuine());
        detail.put("times", 1);
        detail.put("id", hook.id());
        detail.put("timestamp", hook.headers().get("webhook-timestamp"));
        detail.put("signature", hook.headers().get("webhook-signature"));
        return new Received(
                "webhook",
                // whoever cannot sign must not pass for a message that came before
                hook.genuine() ? hook.id() : "not genuine " + hook.id(),
                hook.genuine() ? Received.uuid(hook.id()) : Optional.empty(),
                hook.at(),
                "Kairos",
                hook.path(),
                subject(hook.body()),
                hook.body(),
                detail);
    }

    private static String subject(String body) {
        try {
            return JSON.readTree(body).path("subject").asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }
}
