package io.kairos.channel.webhook;

import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.Fault;
import io.kairos.channel.providers.ReceivedWebhook;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelContract;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class WebhookChannelContractTest extends ChannelContract {

    private FakeWebhookReceiver receiver;

    @BeforeEach
    void start() {
        receiver = TestHooks.receiver(TestHooks.SECRET);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Override
    protected Channel working() {
        return WebhookChannel.open(TestHooks.patient(), TestHooks.CLOCK);
    }

    @Override
    protected Channel unreachable() {
        receiver.close();
        return working();
    }

    @Override
    protected Map<String, Supplier<Channel>> troubles() {
        Map<String, Supplier<Channel>> troubles = new LinkedHashMap<>();
        troubles.put("404", () -> failing(Fault.status(404)));
        troubles.put("429", () -> failing(Fault.busy(429, Duration.ofSeconds(3))));
        troubles.put("500", () -> failing(Fault.status(500)));
        troubles.put("503", () -> failing(Fault.busy(503, Duration.ofSeconds(3))));
        troubles.put("redirects", () -> failing(Fault.redirect(receiver.url("/elsewhere"))));
        troubles.put("hangs", () -> failing(Fault.hang()));
        troubles.put("resets", () -> failing(Fault.reset()));
        troubles.put("closes", () -> failing(Fault.close()));
        return troubles;
    }

    private Channel failing(Fault fault) {
        receiver.faults().always(fault);
        return WebhookChannel.open(TestHooks.impatient(), TestHooks.CLOCK);
    }

    @Override
    protected List<String> taken() {
        return receiver.received().stream()
                .filter(ReceivedWebhook::genuine)
                .map(ReceivedWebhook::id)
                .toList();
    }

    @Override
    protected int calls() {
        return receiver.posts();
    }

    @Override
    protected String address(int number) {
        return receiver.url("/hooks/" + number).toString();
    }

    @Override
    protected Recipient recipient(int number) {
        return new Recipient.Url(URI.create(address(number)));
    }

    @Override
    protected MessageContent content(String text) {
        return new MessageContent.Json("{\"said\":\"" + text.replace("\"", "\\\"") + "\"}");
    }
}
