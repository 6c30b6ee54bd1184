package org.example.push;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.PayloadLimit;
import io.kairos.channel.spi.Recipient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Push notifications by a server of ntfy: one POST of plain text to the customer's topic. Thread-safe. */
final class PushChannel implements Channel {

    /** ntfy turns longer texts into attachments. */
    private static final int MAX_BYTES = 4_096;

    private static final ChannelDescriptor DESCRIPTOR = new ChannelDescriptor(
            "push",
            DeliveryPolicy.AT_MOST_ONCE,
            false,
            Duration.ofMinutes(1),
            ChannelCapabilities.of(MessageContent.Kind.SHORT_TEXT, Recipient.Kind.LINE)
                    .withLimits(new PayloadLimit(MAX_BYTES, PayloadLimit.Unit.BYTES)));

    private final URI server;
    private final String token;
    private final Duration timeout;
    private final InstantSource clock;
    private final HttpClient http;
    private volatile boolean closed;

    PushChannel(URI server, String token, Duration timeout, InstantSource clock) {
        this.server = server;
        this.token = token;
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public ChannelDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public DeliveryOutcome deliver(OutboundMessage message) {
        if (!(message.content() instanceof MessageContent.ShortText content)) {
            return new DeliveryOutcome.Refused("bad-content", "a notification carries a short text");
        }
        if (content.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return new DeliveryOutcome.Refused("too-long", "a notification holds 4096 bytes at most");
        }
        if (!message.address().matches("[A-Za-z0-9_-]{1,64}")) {
            return new DeliveryOutcome.Refused("bad-address", "the address is no ntfy topic");
        }
        if (closed) {
            return new DeliveryOutcome.TryAgain(Duration.ofSeconds(10), "the channel is closed");
        }
        return hand(message, content.text());
    }

    private DeliveryOutcome hand(OutboundMessage message, String text) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/" + message.address()))
                .timeout(timeout)
                .header("X-Kairos-Dispatch", message.dispatchId())
                .POST(HttpRequest.BodyPublishers.ofString(text));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return outcome(status, message);
        } catch (ConnectException | HttpConnectTimeoutException notSent) {
            return new DeliveryOutcome.TryAgain(Duration.ofSeconds(30), "the server cannot be reached");
        } catch (IOException lost) {
            // ntfy cannot recognise a repeat, so nothing that may have left is sent again.
            return new DeliveryOutcome.Unknown("the request left, then no answer came");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new DeliveryOutcome.Unknown("interrupted while waiting for the answer");
        }
    }

    private DeliveryOutcome outcome(int status, OutboundMessage message) {
        if (status / 100 == 2) {
            return new DeliveryOutcome.Accepted(message.dispatchId(), clock.instant());
        }
        if (status == 429) {
            return new DeliveryOutcome.TryAgain(Duration.ofMinutes(1), "the server takes no more at present (429)");
        }
        return status / 100 == 5
                ? new DeliveryOutcome.Unknown("the server failed: status " + status)
                : new DeliveryOutcome.Refused(Integer.toString(status), "the server refuses the message");
    }

    @Override
    public void close() {
        closed = true;
    }
}
